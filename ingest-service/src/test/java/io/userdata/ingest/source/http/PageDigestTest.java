package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

class PageDigestTest {
    private static @Nullable String digest(String body, String... ids) {
        byte[] bytes = body.getBytes(UTF_8);
        PageDigest digest =
                new PageDigest(Stream.of(ids).map(JsonPointer::compile).toList(), bytes);
        PageBody page = new PageBody(JsonMapper.shared(), bytes, digest);
        page.read(JsonPointer.empty());
        return digest.text();
    }

    @Test
    void onlyTheIdsOfRecordsCount() {
        String page = "[{\"n\":{\"id\":\"ü\",\"x\":[{}]},\"age\":1,\"m\":[\"a\",\"b\"]}]";
        String older = "[ {\"age\":2, \"n\":{\"id\":\"ü\"},\"m\":[\"c\",\"b\"]} ]";
        String other = "[{\"n\":{\"id\":\"u\"},\"m\":[\"a\",\"b\"]}]";
        assertThat(digest(page, "/n/id", "/m/1")).isEqualTo(digest(older, "/n/id", "/m/1"));
        assertThat(digest(page, "/n/id", "/m/1")).isNotEqualTo(digest(other, "/n/id", "/m/1"));
        assertThat(digest(page, "/m/0")).isNotEqualTo(digest(older, "/m/0"));
    }

    @Test
    void idsOfSeveralRecordsAreNotMixedUp() {
        assertThat(digest("[{\"id\":1},{\"id\":23}]", "/id")).isNotEqualTo(digest("[{\"id\":12},{\"id\":3}]", "/id"));
    }

    @Test
    void allOfARecordWithoutItsIdCounts() {
        assertThat(digest("[{\"a\":1},7]", "/id")).isNotEqualTo(digest("[{\"a\":2},7]", "/id"));
        assertThat(digest("[{\"a\":1},7]", "/id")).isNotEqualTo(digest("[{\"a\":1},8]", "/id"));
    }

    @Test
    void anEmptyPageIsLikeAnyOther() {
        assertThat(digest("[]", "/id")).isNull();
        assertThat(List.of("[{\"id\":1}]", "[null]"))
                .allSatisfy(page -> assertThat(digest(page, "/id")).hasSize(16));
    }
}
