package io.userdata.storage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Reports count users without naming one. */
class ReportIT {
    private final StorageInstance service = SharedStorage.withoutBroker();

    @BeforeEach
    void clear() {
        service.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users-by-country",
                "users-by-region",
                "users-by-age-band",
                "users-by-domain-class",
                "growth-per-day",
                "quality-by-source",
                "issues-by-source",
                "freshness",
                "quarantine"
            })
    void everyReportCountsWithoutNamingAUser(String name) {
        service.store(
                SampleRecord.of(1, 0),
                SampleRecord.of(2, 1).in("Varde"),
                SampleRecord.of(3, 2).deleted());

        JsonNode report = get(service.http(), "/api/v1/reports/" + name);
        assertThat(report.path("name").asString()).isEqualTo(name);
        assertThat(report.path("description").asString()).endsWith(".");
        assertThat(report.path("columns")).isNotEmpty();
        assertThat(report.path("rows").isEmpty()).isEqualTo(name.equals("quarantine"));
        assertThat(report.toString()).doesNotContain("Asta", "Sørensen", "@", "Ribe", "+45");
    }

    @Test
    void reportsAreListedAndCounted() {
        service.store(SampleRecord.of(1, 0), SampleRecord.of(2, 1));

        assertThat(get(service.http(), "/api/v1/reports").path("items")).hasSize(9);
        JsonNode countries = get(service.http(), "/api/v1/reports/users-by-country");
        assertThat(countries.at("/rows/0/country").asString()).isEqualTo("DK");
        assertThat(countries.at("/rows/0/users").asLong()).isEqualTo(2);
        assertThat(get(service.http(), "/api/v1/reports/quality-by-source")
                        .at("/rows/0/users_with_issues")
                        .asLong())
                .isEqualTo(2);
        assertThat(status(service.http(), "/api/v1/reports/users", "\"\"")).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aReportIsAlsoCsv() {
        service.store(SampleRecord.of(1, 0), SampleRecord.of(2, 1));

        ResponseEntity<String> csv = service.http()
                .get()
                .uri("/api/v1/reports/users-by-country")
                .accept(MediaType.parseMediaType("text/csv"))
                .retrieve()
                .toEntity(String.class);
        assertThat(csv.getBody()).isEqualTo("country,users,average_quality\r\nDK,2,90.0\r\n");
        assertThat(csv.getHeaders().getContentType()).hasToString("text/csv;charset=UTF-8");
        assertThat(csv.getHeaders().getContentDisposition().getFilename()).isEqualTo("users-by-country.csv");
        assertThat(service.http()
                        .get()
                        .uri("/api/v1/reports/nothing")
                        .accept(MediaType.parseMediaType("text/csv"))
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aReportThatTakesTooLongIsGivenUp() {
        change("CREATE VIEW reporting.slow AS SELECT count(*) AS users FROM generate_series(1, 1000000000000)");
        try {
            assertThat(get(service.http(), "/api/v1/reports/slow").path("type").asString())
                    .isEqualTo("urn:userdata:problem:report-too-slow");
            assertThat(get(service.http(), "/api/v1/reports/freshness").has("rows"))
                    .isTrue();
        } finally {
            change("DROP VIEW reporting.slow");
        }
    }

    @Test
    void aRoleForReportsReadsThemAndNothingElse() {
        change("CREATE ROLE reader");
        change("GRANT USAGE ON SCHEMA reporting TO reader");
        change("GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO reader");
        assertThat(allowed("reader", "reporting.users_by_country")).isTrue();
        assertThat(allowed("reader", "public.users")).isFalse();
        assertThat(allowed("reader", "public.quarantined_records")).isFalse();
    }

    private boolean allowed(String role, String table) {
        return service.database()
                .sql("SELECT has_table_privilege(:role, :table, 'SELECT')")
                .param("role", role)
                .param("table", table)
                .query(Boolean.class)
                .single();
    }

    private void change(String sql) {
        service.database().sql(sql).update();
    }

    private JsonNode get(RestClient client, String path) {
        return Objects.requireNonNull(client.get().uri(path).retrieve().body(JsonNode.class));
    }

    private Object status(RestClient client, String path, String etag) {
        return client.get()
                .uri(path)
                .ifNoneMatch(etag)
                .retrieve()
                .toBodilessEntity()
                .getStatusCode();
    }
}
