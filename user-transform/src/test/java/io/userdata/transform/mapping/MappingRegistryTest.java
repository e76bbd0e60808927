package io.userdata.transform.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

class MappingRegistryTest {
    private static MappingRegistry bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("mappings", Bindable.mapOf(String.class, MappingDefinition.class))
                .map(MappingRegistry::of)
                .orElseGet(() -> MappingRegistry.of(Map.of()));
    }

    private static MappedUser map(Map<String, String> settings, String payload) {
        return map(settings, payload, DriftListener.NONE);
    }

    private static MappedUser map(Map<String, String> settings, String payload, DriftListener drifts) {
        SourceMapping mapping = bind(settings).of("crm").orElseThrow();
        try (JsonParser parser = JsonMapper.shared().createParser(payload)) {
            parser.nextToken();
            return mapping.map(mapping.read(parser), drifts);
        }
    }

    private static List<SchemaDrift> drifts(Map<String, String> settings, String payload) {
        List<SchemaDrift> drifts = new ArrayList<>();
        map(settings, payload, drifts::add);
        return drifts;
    }

    @Test
    void withoutSettingsNoSourceIsKnown() {
        assertThat(bind(Map.of()).of("crm")).isEmpty();
    }

    @Test
    void everyFieldCanBeMapped() {
        Map<String, String> settings = new java.util.HashMap<>();
        for (CanonicalField field : CanonicalField.values()) {
            settings.put("mappings.crm.fields." + field.path(), "/x");
        }
        assertThat(map(settings, "{\"x\":\"y\"}").texts()).hasSize(CanonicalField.values().length);
    }

    @Test
    void aDefaultStandsInForWhatIsMissing() {
        Map<String, String> settings =
                Map.of("mappings.crm.fields.address.country", "/land", "mappings.crm.defaults.address.country", "DK");
        assertThat(map(settings, "{}").text(CanonicalField.COUNTRY)).isEqualTo("DK");
        assertThat(map(settings, "{\"land\":\"SE\"}").text(CanonicalField.COUNTRY))
                .isEqualTo("SE");
    }

    @Test
    void aWrongTypeIsAnIssue() {
        MappedUser mapped = map(Map.of("mappings.crm.fields.email", "/mail"), "{\"mail\":{}}");
        assertThat(mapped.texts()).isEmpty();
        assertThat(mapped.issues()).singleElement().hasToString("Issue[code=WRONG_TYPE, field=email]");
    }

    @Test
    void aWrongFieldIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> bind(Map.of("mappings.crm.fields.mail", "/mail")))
                .hasMessageStartingWith("mappings.crm.fields.mail is no canonical field")
                .hasMessageContaining("address.postcode");
    }

    @Test
    void aWrongExpressionIsNamedWithItsKey() {
        assertThatThrownBy(() -> bind(Map.of("mappings.crm.fields.email", "mail")))
                .hasStackTraceContaining("mappings.crm.fields.email 'mail' is neither a JSON pointer");
    }

    @Test
    void everyOtherSettingHasItsEffect() {
        Map<String, String> settings = Map.of(
                "mappings.crm.fields.address.postcode", "/zip",
                "mappings.crm.types.address.postcode", "string | integer",
                "mappings.crm.drift.address.postcode", "ignore",
                "mappings.crm.unknown", "warn",
                "mappings.crm.known[0]", "/extra",
                "mappings.crm.username-suffices", "true");
        assertThat(map(settings, "{\"zip\":1234}").text(CanonicalField.POSTCODE))
                .isEqualTo("1234");
        assertThat(map(settings, "{\"zip\":12.5}")).isEqualTo(new MappedUser(Map.of(), List.of()));
        assertThat(drifts(settings, "{\"zip\":12.5,\"extra\":{\"a\":1}}")).isEmpty();
        assertThat(bind(settings).of("crm").orElseThrow().usernameSuffices()).isTrue();
    }

    @Test
    void whatChangedOrIsUnknownIsToldByItsPath() {
        Map<String, String> settings = Map.of("mappings.crm.fields.email", "/mail/0 | /mails[on=1]/at");
        String payload = """
                {"mail":[{}],"new":{"below":1},"someone@example.com":1,"mails":[{"on":2,"at":"x","off":1}]}""";
        assertThat(drifts(settings, payload))
                .containsExactly(
                        new SchemaDrift("crm", SchemaDrift.Kind.UNKNOWN, "/new"),
                        new SchemaDrift("crm", SchemaDrift.Kind.UNKNOWN, "/*"),
                        new SchemaDrift("crm", SchemaDrift.Kind.UNKNOWN, "/mails/*/off"),
                        new SchemaDrift("crm", SchemaDrift.Kind.CHANGED, "/mail/0"));
    }

    @Test
    void aHundredUnknownFieldsOfARecordAreNotAllTold() {
        String payload = IntStream.range(0, 100)
                .mapToObj(number -> "\"f" + number + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(drifts(Map.of("mappings.crm.fields.email", "/mail"), payload))
                .hasSize(20);
        assertThat(drifts(Map.of("mappings.crm.fields.email", "/mail", "mappings.crm.unknown", "ignore"), payload))
                .isEmpty();
    }

    @Test
    void aDriftCanSendTheRecordAway() {
        Map<String, String> changed = Map.of(
                "mappings.crm.fields.email", "/mail",
                "mappings.crm.drift.email", "quarantine");
        assertThatThrownBy(() -> map(changed, "{\"mail\":{}}"))
                .isInstanceOfSatisfying(DriftedRecordException.class, e -> assertThat(e.drift())
                        .isEqualTo(new SchemaDrift("crm", SchemaDrift.Kind.CHANGED, "/mail")));
        Map<String, String> unknown =
                Map.of("mappings.crm.fields.email", "/mail", "mappings.crm.unknown", "quarantine");
        assertThatThrownBy(() -> map(unknown, "{\"x\":{}}")).isInstanceOf(DriftedRecordException.class);
    }

    @Test
    void aWrongTypeOrPolicyIsNamedWithItsKey() {
        assertThatThrownBy(() -> bind(Map.of("mappings.crm.fields.email", "/m", "mappings.crm.types.email", "text")))
                .hasStackTraceContaining("mappings.crm.types.email 'text' is no union of [string, integer,");
        assertThatThrownBy(() -> bind(Map.of("mappings.crm.fields.email", "/m", "mappings.crm.drift.email", "no")))
                .hasStackTraceContaining("mappings.crm.drift.email 'no' is none of [ignore, warn, quarantine]");
    }
}
