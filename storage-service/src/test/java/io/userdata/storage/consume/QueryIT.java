package io.userdata.storage.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.localstack.database.Database;
import io.userdata.storage.SampleRecord;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** What is read from a real database: users, their changes, reports. */
class QueryIT {
    private static Database database;
    private static StorageInstance service;

    @BeforeAll
    static void start() {
        database = Database.start(StorageInstance.folder("database"), 0);
        service = StorageInstance.withoutBroker(database, "userdata.report.timeout=1s");
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @BeforeEach
    void clear() {
        service.clear();
    }

    @Test
    void aViewerCannotReachNorImpersonateTheUser() {
        service.store(SampleRecord.of(1, 0));
        String path = "/api/v1/users/" + SampleRecord.of(1, 0).userId();

        JsonNode seen = get(service.http(), path);
        assertThat(seen.path("masked").asBoolean()).isTrue();
        assertThat(seen.at("/user/email").asString()).isEqualTo("***@example.com");
        assertThat(seen.at("/user/address/city").asString()).isEqualTo("Ribe");
        assertThat(seen.at("/user/name/last").asString()).isEqualTo("Sørensen");
        assertThat(seen.toString()).doesNotContain("+4520123456", "asta1", "Møllevej", "6760", "55.5", "1988", "DK:1");
        assertThat(get(service.http(), "/api/v1/users").at("/items/0/user/cell").asString())
                .isEqualTo("***");

        JsonNode full = get(service.operator(), path);
        assertThat(full.has("masked")).isFalse();
        assertThat(full.at("/user/birthDate").asString()).isEqualTo("1988-04-17");
        assertThat(full.path("externalId").asString()).isEqualTo("DK:1");
        assertThat(get(service.operator(), "/api/v1/users")
                        .at("/items/0/user/cell")
                        .asString())
                .isEqualTo("+4520123456");
    }

    @Test
    void anETagChangesWithTheVersionAndWithWhoAsks() {
        service.store(SampleRecord.of(1, 0).at(10));
        String path = "/api/v1/users/" + SampleRecord.of(1, 0).userId();
        String tag = etag(service.http(), path);

        assertThat(status(service.http(), path, tag)).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(status(service.operator(), path, tag)).isEqualTo(HttpStatus.OK);
        service.store(SampleRecord.of(1, 1).at(20));
        assertThat(status(service.http(), path, tag)).isEqualTo(HttpStatus.OK);
        assertThat(etag(service.http(), path)).isNotEqualTo(tag);
    }

    @Test
    void timesBeforeTheGregorianCalendarAreShownAsTheyAreStored() {
        service.store(SampleRecord.of(1, 0));
        change("""
                UPDATE users SET observed_at = '0001-01-01T00:00:00Z', fetched_at = '1500-02-28T12:00:00Z',
                  registered_at = '1582-10-10T00:00:00Z', birth_date = '1500-02-28'""");

        JsonNode user =
                get(service.operator(), "/api/v1/users/" + SampleRecord.of(1, 0).userId());
        assertThat(user.at("/version/observedAt").asString()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(user.at("/version/fetchedAt").asString()).isEqualTo("1500-02-28T12:00:00Z");
        assertThat(user.at("/user/registeredAt").asString()).isEqualTo("1582-10-10T00:00:00Z");
        assertThat(user.at("/user/birthDate").asString()).isEqualTo("1500-02-28");
    }

    /** What PostgreSQL cannot even compare with is the caller's mistake. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users?source={0}",
                "/api/v1/users?country={0}",
                "/api/v1/users?q={0}",
                "/api/v1/users?after=nonsense",
                "/api/v1/users?limit=99999999999",
                "/api/v1/users/1/changes",
                "/api/v1/users/0199e2a4-6c00-7d3b-9a41-5c0e8f1b2d37/changes?after={1}",
                "/api/v1/users/0199e2a4-6c00-7d3b-9a41-5c0e8f1b2d37/changes?after={2}",
                "/api/v1/users/0199e2a4-6c00-7d3b-9a41-5c0e8f1b2d37/changes?after={3}",
                "/api/v1/quarantine?code={0}",
                "/api/v1/quarantine?source={0}",
                "/api/v1/quarantine?from=yesterday",
                "/api/v1/quarantine?from=%2B1000000000-12-31T23:59:59Z",
                "/api/v1/quarantine?to=-1000000000-01-01T00:00:00Z",
                "/api/v1/quarantine?to=%2B294277-01-01T00:00:00Z",
                "/api/v1/quarantine?runId=1",
                "/api/v1/quarantine?after=99999999999999999999",
                "/api/v1/quarantine/99999999999999999999",
                "/api/v1/runs/1/ledger"
            })
    void aBrokenParameterIsRefused(String path) {
        String late = "+1000000000-12-31T23:59:59Z +1000000000-12-31T23:59:59Z " + SampleRecord.RUN + " 0";
        String early = "-1000000000-01-01T00:00:00Z 2026-01-01T00:00:00Z " + SampleRecord.RUN + " 0";
        JsonNode answer = Objects.requireNonNull(service.operator()
                .get()
                .uri(URI.create("http://localhost:" + service.port()
                        + path.replace("{0}", "a%00b")
                                .replace("{1}", cursor(late))
                                .replace("{2}", cursor(early))
                                .replace("{3}", "!")))
                .retrieve()
                .body(JsonNode.class));
        assertThat(answer.path("status").asInt()).isEqualTo(400);
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void changesArePagedTheNewestFirst() {
        for (int number = 0; number < 6; number++) {
            service.store(SampleRecord.of(1, number).in("city " + number));
        }
        String path = "/api/v1/users/" + SampleRecord.of(1, 0).userId() + "/changes";
        List<String> cities = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get(service.operator(), path + "?limit=2" + after);
            page.path("items")
                    .forEach(change ->
                            cities.add(change.at("/before/user/address/city").asString()));
            after = page.has("next") ? "&after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());

        assertThat(cities).containsExactly("city 4", "city 3", "city 2", "city 1", "city 0");
        JsonNode newest = get(service.operator(), path + "?limit=1").at("/items/0");
        assertThat(newest.at("/version/observedAt").asString()).isEqualTo("2026-03-01T09:00:05Z");
        assertThat(newest.at("/before/version/observedAt").asString()).isEqualTo("2026-03-01T09:00:04Z");
        assertThat(newest.at("/before/user/birthDate").asString()).isEqualTo("1988-04-17");
        assertThat(get(service.http(), path).toString()).contains("city 1").doesNotContain("1988", "+4520123456");
        assertThat(status(service.http(), path + "?after=nonsense", "\"\"")).isEqualTo(HttpStatus.BAD_REQUEST);

        service.store(SampleRecord.of(1, 9).deleted());
        assertThat(get(service.operator(), path).toString()).doesNotContain("city");
    }

    @Test
    void deletedUsersAreAListOfTheirOwn() {
        service.store(SampleRecord.of(1, 0), SampleRecord.of(2, 1).deleted());

        assertThat(get(service.http(), "/api/v1/users").path("items")).hasSize(1);
        JsonNode deleted = get(service.http(), "/api/v1/users?deleted=true");
        assertThat(deleted.path("items")).hasSize(1);
        assertThat(deleted.at("/items/0/userId").asString())
                .isEqualTo(SampleRecord.of(2, 0).userId().toString());
    }

    /** Asks the API and looks which index PostgreSQL read. */
    @ParameterizedTest
    @CsvSource({
        "users_by_source, ?source=rare&limit=10",
        "users_by_country, ?country=SE&limit=10",
        "users_by_last_name, ?q=Quist&limit=10",
        "users_deleted, ?deleted=true&limit=10",
        "users_pkey, ?limit=10"
    })
    void everyListReadsItsIndex(String index, String query) {
        service.store(IntStream.range(0, 6000)
                .mapToObj(i -> SampleRecord.of(i, i).record())
                .toList());
        change("UPDATE users SET source = 'rare' WHERE user_id < '01000000-0000-0000-0000-000000000000'");
        change("UPDATE users SET address_country = 'SE' WHERE user_id > 'ff000000-0000-0000-0000-000000000000'");
        change("UPDATE users SET name_last = 'Quist' WHERE user_id = '"
                + SampleRecord.of(7, 7).userId() + "'");
        change("UPDATE users SET deleted_at = now() WHERE user_id = '"
                + SampleRecord.of(8, 8).userId() + "'");
        change("ANALYZE users");
        long scans = scans(index);

        JsonNode page = get(service.http(), "/api/v1/users" + query);

        assertThat(page.has("items")).isTrue();
        await().atMost(Duration.ofSeconds(60)).until(() -> scans(index) > scans);
    }

    @Test
    void aHistoryReadsItsKey() {
        change("""
                INSERT INTO user_changes
                SELECT gen_random_uuid(), now(), now(), gen_random_uuid(), 0, now(), now(), gen_random_uuid(), 0, now()
                FROM generate_series(1, 5000)""");
        change("ANALYZE user_changes");
        long scans = scans("user_changes_pkey");

        get(service.http(), "/api/v1/users/" + SampleRecord.of(1, 1).userId() + "/changes");

        await().atMost(Duration.ofSeconds(60)).until(() -> scans("user_changes_pkey") > scans);
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

    @Test
    void theApiDescribesItself() {
        String api = get(service.http(), "/v3/api-docs").toString();
        assertThat(api)
                .contains("/api/v1/users/{userId}/changes", "/api/v1/reports/{name}", "/api/v1/quarantine/{id}/replay")
                .doesNotContain("authentication");
    }

    private static boolean allowed(String role, String table) {
        return service.database()
                .sql("SELECT has_table_privilege(:role, :table, 'SELECT')")
                .param("role", role)
                .param("table", table)
                .query(Boolean.class)
                .single();
    }

    private static void change(String sql) {
        service.database().sql(sql).update();
    }

    private static long scans(String index) {
        return service.database()
                .sql("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = :index")
                .param("index", index)
                .query(Long.class)
                .single();
    }

    private static JsonNode get(RestClient client, String path) {
        return Objects.requireNonNull(client.get().uri(path).retrieve().body(JsonNode.class));
    }

    private static String etag(RestClient client, String path) {
        return Objects.requireNonNull(client.get()
                .uri(path)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getETag());
    }

    private static Object status(RestClient client, String path, String etag) {
        return client.get()
                .uri(path)
                .ifNoneMatch(etag)
                .retrieve()
                .toBodilessEntity()
                .getStatusCode();
    }
}
