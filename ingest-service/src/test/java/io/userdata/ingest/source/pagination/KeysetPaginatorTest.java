package io.userdata.ingest.source.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.source.pagination.PaginationProperties.Type;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeysetPaginatorTest extends TestPages {
    @Test
    void aKeysetGoesOnAfterTheLastKey() {
        PageSequence pages = pages(Type.KEYSET, null, null);
        assertThat(step(pages, null, answer("", 4, 6))).isEqualTo(new NextPage.Next("5"));
        assertThat(step(pages, "since=5;size=3", answer("", 0, 0))).isEqualTo(new NextPage.End());
        assertThat(doubt(step(pages, "since=5;size=3", answer("", 4, 6)))).isEqualTo(NextPage.Kind.CURSOR_STUCK);
        assertThat(doubt(step(pages(Type.KEYSET, "/login", null), null, answer("", 0, 1))))
                .isEqualTo(NextPage.Kind.CURSOR_MISSING);
    }

    /** A page of records with these keys beside their ids. */
    private static PageResponse keys(int... keys) {
        List<JsonNode> records = Arrays.stream(keys)
                .mapToObj(key -> JsonMapper.shared().readTree("{\"at\":" + key + "}"))
                .toList();
        return new PageResponse(JsonMapper.shared().createObjectNode(), records, List.of(), ADDRESS, null);
    }

    @Test
    void recordsThatShareAKeyAtTheEndOfAFullPageComeAgain() {
        PageSequence pages = pages(Type.KEYSET, "/at", null);
        assertThat(step(pages, null, keys(1, 2, 3))).isEqualTo(new NextPage.Next("2"));
        assertThat(step(pages, "since=2;size=3", keys(3, 3, 4))).isEqualTo(new NextPage.Next("3"));
        assertThat(step(pages, "since=3;size=3", keys(4, 5))).isEqualTo(new NextPage.Next("5"));
        assertThat(doubt(step(pages, "since=2;size=3", keys(3, 3, 3)))).isEqualTo(NextPage.Kind.KEY_TIES);
    }

    @Test
    void aKeysetThatGivesItsKeyToo() {
        PageSequence pages = pages(Type.KEYSET, "/at", null);
        assertThat(step(pages, "since=3;size=3", keys(3, 4, 5))).isEqualTo(new NextPage.Next("5"));
        assertThat(step(pages, "since=5;size=3", keys(5, 5))).isEqualTo(new NextPage.End());
        assertThat(doubt(step(pages, "since=5;size=3", keys(5, 5, 5)))).isEqualTo(NextPage.Kind.KEY_TIES);
    }
}
