package io.userdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.userdata.events.record.RawRecord;
import io.userdata.ingest.publish.CheckedPage.Doubt;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.TestSources;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PageCheckTest {
    private static final Source SOURCE = TestSources.endless(URI.create("https://users.example"));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static CheckedPage check(String... records) {
        return new PageCheck(Clock.systemUTC())
                .check(
                        SOURCE,
                        Stream.of(records).map(JsonMapper.shared()::readTree).toList(),
                        NOW);
    }

    private static String user(String id, String more) {
        return "{\"nat\":\"DE\",\"login\":{\"uuid\":\"" + id + "\",\"password\":\"secret\"}" + more + "}";
    }

    @Test
    void recordsAreShownAsTheyWouldBePublished() {
        String updated = ",\"updated\":\"2026-01-01T00:00:00Z\"";
        CheckedPage page = check(user("1", updated), user("2", ""));
        assertThat(page.records()).isEqualTo(2);
        assertThat(page.doubts()).isEmpty();
        assertThat(page.first()).hasSize(2);
        assertThat(page.first().get(0).at("/externalId").stringValue()).isEqualTo("DE:1");
        assertThat(page.first().get(0).at("/payload/login").toString()).isEqualTo("{\"uuid\":\"1\"}");
    }

    @Test
    void whatIsDoubtfulIsNamedAndCounted() {
        CheckedPage page = check(
                user("1", ""),
                user("1", ""),
                user("1", ""),
                user("", ""),
                "{\"password\":\"secret\"}",
                user("2", ",\"updated\":\"yesterday\""),
                user("3", ",\"photo\":\"" + "x".repeat(RawRecord.MAX_BYTES) + "\""));
        assertThat(page.doubts())
                .extracting(Doubt::code, Doubt::field, Doubt::records)
                .containsExactlyInAnyOrder(
                        tuple("EXTERNAL_ID_NOT_UNIQUE", null, 2L),
                        tuple("EXTERNAL_ID_MISSING", "/login/uuid", 1L),
                        tuple("EXTERNAL_ID_MISSING", "/nat", 1L),
                        tuple("UPDATED_AT_INVALID", "/updated", 1L),
                        tuple("TOO_LARGE", null, 1L));
        assertThat(page.toString()).doesNotContain("secret");
    }

    @Test
    void aConfiguredFieldThatNoRecordHasIsDoubtful() {
        assertThat(check("{\"nat\":\"DE\",\"login\":{\"uuid\":\"1\",\"pasword\":\"secret\"}}")
                        .doubts())
                .extracting(Doubt::code, Doubt::field)
                .containsExactlyInAnyOrder(
                        tuple("REDACTED_FIELD_MISSING", "/login/password"), tuple("UPDATED_AT_MISSING", "/updated"));
    }

    @Test
    void anEmptyPageIsDoubtful() {
        assertThat(check().doubts()).extracting(Doubt::code).containsExactly("PAGE_EMPTY");
    }
}
