package io.userdata.storage.user.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Users and their changes as they are read from a real database. */
class UserQueriesIT {
    private final StorageInstance service = SharedStorage.withoutBroker();

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

    private void change(String sql) {
        service.database().sql(sql).update();
    }

    private long scans(String index) {
        return service.database()
                .sql("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = :index")
                .param("index", index)
                .query(Long.class)
                .single();
    }

    private JsonNode get(RestClient client, String path) {
        return Objects.requireNonNull(client.get().uri(path).retrieve().body(JsonNode.class));
    }

    private String etag(RestClient client, String path) {
        return Objects.requireNonNull(client.get()
                .uri(path)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getETag());
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
