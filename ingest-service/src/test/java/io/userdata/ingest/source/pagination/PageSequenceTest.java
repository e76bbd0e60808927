package io.userdata.ingest.source.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.ingest.source.pagination.PaginationProperties.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSequenceTest extends TestPages {
    @Test
    void aCursorSurvivesAsText() {
        PageSequence pages = pages(Type.CURSOR, "/next", null);
        PageCursor first = pages.cursor(null);
        String text = pages.next(first, new NextPage.Next("a;b=c&ü/+ "), 2, "0a1b");
        assertThat(pages.cursor(text)).isEqualTo(new PageCursor("a;b=c&ü/+ ", 3, 2, true, false, List.of("0a1b")));
        assertThat(pages.next(pages.cursor(text), new NextPage.Next("z"), 3, null))
                .isEqualTo("cursor=z;size=3;number=3;seen=0a1b");
    }

    @Test
    void theFirstPageAndTheOneBeforeAreKnownAgain() {
        PageSequence pages = pages(Type.PAGE_NUMBER, null, null);
        String cursor = pages.next(pages.cursor(null), new NextPage.Next("2"), 3, "a1");
        cursor = pages.next(pages.cursor(cursor), new NextPage.Next("3"), 3, "b2");
        cursor = pages.next(pages.cursor(cursor), new NextPage.Next("4"), 3, "c3");
        assertThat(cursor).isEqualTo("page=4;size=3;number=4;seen=a1,c3");
        assertThat(pages.cursor(cursor).hasSeen("a1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PAGE_NUMBER,cursor=a;size=3", "OFFSET,offset=x;size=3", "OFFSET,page=2;size=3", "SCIM,nonsense"})
    void aCursorOfAnotherPaginationIsRefused(Type type, String text) {
        assertThatThrownBy(() -> pages(type, null, null).cursor(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"next\":\"b\",  | b",
                "\"next\":17,     | 17",
                "\"next\":null,   | ",
                "\"next\":\"\",   | ",
                "''               | ",
                "\"next\":\"a\",  | stuck",
            })
    void thePageHoldsTheWordThatOpensTheNextOne(String head, @Nullable String next) {
        NextPage step = step(pages(Type.CURSOR, "/next", null), "cursor=a;size=3", answer(head, 0, 1));
        if ("stuck".equals(next)) {
            assertThat(doubt(step)).isEqualTo(NextPage.Kind.CURSOR_STUCK);
        } else {
            assertThat(step).isEqualTo(next == null ? new NextPage.End() : new NextPage.Next(next));
        }
    }

    @Test
    void anEmptyPageMayLeadToMore() {
        assertThat(step(pages(Type.CURSOR, "/next", null), null, answer("\"next\":\"b\",", 0, 0)))
                .isEqualTo(new NextPage.Next("b"));
    }
}
