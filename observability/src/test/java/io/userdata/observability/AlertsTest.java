package io.userdata.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every alert has: a receiver, words, a section in the docs, a test. */
class AlertsTest {
    private static final Set<String> RECORDED = PrometheusRule.all().stream()
            .filter(rule -> !rule.isAlert())
            .map(PrometheusRule::name)
            .collect(Collectors.toSet());
    /** A name that is followed by what selects series: braces, a range, or nothing but a comparison. */
    private static final Pattern RAW_METRIC =
            Pattern.compile("(?<![:\\w\"])(userdata|hikaricp|up|jvm|http)\\w*(?![\\w:])");

    static Stream<PrometheusRule> alerts() {
        return PrometheusRule.all().stream().filter(PrometheusRule::isAlert);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void saysWhoIsToldAndWhatToDo(PrometheusRule alert) {
        assertThat(alert.labels()).containsOnlyKeys("severity");
        assertThat(alert.labels().get("severity")).isIn("critical", "warning");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url");
        assertThat(alert.annotations().get("description")).endsWith(".").hasSizeGreaterThan(80);
        assertThat(alert.annotations().get("runbook_url"))
                .isEqualTo(Docs.ADDRESS + "/reference/alerts.md#" + Docs.anchor(alert.name()));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void comparesRecordedSeriesOnly(PrometheusRule alert) {
        assertThat(RECORDED).containsAll(alert.recorded());
        assertThat(alert.recorded()).isNotEmpty();
        assertThat(alert.expr()).doesNotContainPattern(RAW_METRIC);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void aTestSeesItFire(PrometheusRule alert) {
        assertThat(PrometheusIT.tests().stream().map(ProjectFiles::text)).anySatisfy(test -> assertThat(test)
                .containsPattern("exp_samples:[^}]*alertname=\"" + alert.name() + "\"|" + "labels: '\\{alertname=\""
                        + alert.name() + "\""));
    }

    @Test
    void aSectionForEachAndAnAlertForEachSection() {
        List<String> sections = Docs.sections("reference/alerts.md").toList();
        assertThat(sections).containsAll(alerts().map(PrometheusRule::name).toList());
        assertThat(sections.stream().filter(title -> !title.contains(" ")))
                .containsExactlyInAnyOrderElementsOf(
                        alerts().map(PrometheusRule::name).toList());
    }
}
