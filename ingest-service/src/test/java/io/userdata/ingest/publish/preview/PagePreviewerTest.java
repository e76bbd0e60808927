package io.userdata.ingest.publish.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.userdata.events.record.RawRecord;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.publish.preview.PagePreview.Doubt;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PagePreviewerTest {
    private static final Source SOURCE = TestSources.endless(URI.create("https://users.example"));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static PagePreview check(String... records) {
        return check(MappedFields.of(new MockEnvironment(), List.of("people")), SOURCE, records);
    }

    private static PagePreview check(MappedFields mapped, Source source, String... records) {
        List<JsonNode> nodes =
                Stream.of(records).map(JsonMapper.shared()::readTree).toList();
        return new PagePreviewer(TestPublishers.factory(), mapped).check(source, new Page(nodes, 1, "", true, NOW));
    }

    private static MappedFields mapped(String... fields) {
        MockEnvironment environment = new MockEnvironment();
        for (int i = 0; i < fields.length; i += 2) {
            environment.setProperty("mappings.people.fields." + fields[i], fields[i + 1]);
        }
        return MappedFields.of(environment, List.of("randomuser"));
    }

    @Test
    void aSourceWithoutMappingIsDoubtful() {
        String record = user("1", ",\"updated\":null");
        assertThat(check(mapped(), SOURCE, record).doubts())
                .extracting(Doubt::code, Doubt::records)
                .containsExactly(tuple("MAPPING_MISSING", 1L));
        assertThat(check(mapped("email", "/nat"), SOURCE, record).doubts()).isEmpty();
    }

    @Test
    void sourcesThatComeAlongAreMappedByTheProcessor() throws IOException {
        PropertySource<?> ours = new YamlPropertySourceLoader()
                .load("ours", new ClassPathResource("application.yml"))
                .get(0);
        PropertySource<?> theirs = new YamlPropertySourceLoader()
                .load("theirs", new FileSystemResource("../stream-processor/src/main/resources/application.yml"))
                .get(0);
        assertThat(names(ours, "userdata.ingest.check.mapped-elsewhere\\[\\d+]")
                        .map(name -> String.valueOf(ours.getProperty(name))))
                .containsExactlyInAnyOrderElementsOf(names(theirs, "mappings\\..*")
                        .map(name -> name.split("\\.")[1])
                        .distinct()
                        .toList());
    }

    private static Stream<String> names(PropertySource<?> source, String pattern) {
        return Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames())
                .filter(name -> name.matches(pattern));
    }

    @Test
    void aMappedFieldThatNoRecordHasIsDoubtful() {
        MappedFields mapped = mapped(
                "name.full", "/fullname",
                "email", "/emails[primary=true]/value | /nat",
                "phone", "/phones[type=work]/value | /phones/0/value",
                "address.street", "{/nat} {/street}",
                "address.city", "{/city}");
        assertThat(check(mapped, SOURCE, user("1", ",\"updated\":null"), user("2", ""))
                        .doubts())
                .extracting(Doubt::code, Doubt::field, Doubt::message)
                .containsExactlyInAnyOrder(
                        tuple(
                                "MAPPED_FIELD_MISSING",
                                "/fullname",
                                "No record has this field, which the mapping reads for name.full."),
                        tuple(
                                "MAPPED_FIELD_MISSING",
                                "/phones[type=work]/value | /phones/0/value",
                                "No record has this field, which the mapping reads for phone."),
                        tuple(
                                "MAPPED_FIELD_MISSING",
                                "{/city}",
                                "No record has this field, which the mapping reads for address.city."));
    }

    @Test
    void theDeepestRecordThatIsReadCanBeShown() {
        String deepest = user("1", ",\"updated\":null,\"x\":" + "[".repeat(198) + "]".repeat(198));
        assertThat(check(deepest).first()).hasSize(1);
    }

    @Test
    void nothingButDeletesIsDoubtful() {
        String gone = ",\"updated\":null,\"deleted\":\"active\"";
        assertThat(check(user("1", gone), user("2", gone)).doubts())
                .extracting(Doubt::code, Doubt::records)
                .containsExactly(tuple("ALL_DELETES", 2L));
    }

    @Test
    void aKeyThatIsNotTheIdIsDoubtful() {
        Map<String, String> keyset = Map.of(
                "pagination.type", "keyset",
                "query.skip", "{{since}}",
                "pointers.cursor", "/at",
                "redact", "",
                "limits.page-size", "2");
        URI url = URI.create("https://users.example");
        Source source = TestSources.ready("dummyjson", url, keyset);
        MappedFields mapped = MappedFields.of(new MockEnvironment(), List.of("dummyjson"));
        assertThat(check(mapped, source, "{\"id\":1,\"at\":1}", "{\"id\":2,\"at\":2}")
                        .doubts())
                .extracting(Doubt::code, Doubt::field)
                .containsExactly(tuple("KEY_TIES", "/at"));
        assertThat(check(mapped, source, "{\"id\":1,\"at\":1}").doubts()).isEmpty();
    }

    private static String user(String id, String more) {
        return "{\"nat\":\"DE\",\"login\":{\"uuid\":\"" + id + "\",\"password\":\"secret\"}" + more + "}";
    }

    @Test
    void recordsAreShownAsTheyWouldBePublished() {
        String updated = ",\"updated\":\"2026-01-01T00:00:00Z\"";
        PagePreview page = check(user("1", updated), user("2", ""));
        assertThat(page.records()).isEqualTo(2);
        assertThat(page.doubts()).isEmpty();
        assertThat(page.first()).hasSize(2);
        assertThat(page.first().get(0).at("/externalId").stringValue()).isEqualTo("DE:1");
        assertThat(page.first().get(0).at("/payload/login").toString()).isEqualTo("{\"uuid\":\"1\"}");
    }

    @Test
    void whatIsDoubtfulIsNamedAndCounted() {
        PagePreview page = check(
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
