package io.userdata.ingest.source.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.source.pagination.PaginationProperties.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

/** Sources that count records, from 0 or, by SCIM, from 1. */
class OffsetPaginatorTest extends TestPages {
    private static final JsonPointer TOTAL = JsonPointer.compile("/total");

    @Test
    void anOffsetMovesByWhatWasFoundUpToTheTotal() {
        PageSequence pages = pages(Type.OFFSET, null, TOTAL);
        assertThat(pages.variables(pages.cursor(null)))
                .containsEntry("offset", "0")
                .containsEntry("pageSize", "3");
        assertThat(step(pages, null, answer("\"total\":5,", 0, 3))).isEqualTo(new NextPage.Next("3"));
        assertThat(step(pages, "offset=3;size=3", answer("\"total\":5,", 3, 4))).isEqualTo(new NextPage.Next("4"));
        assertThat(step(pages, "offset=4;size=3", answer("\"total\":5,", 4, 5)))
                .isEqualTo(new NextPage.Next("5", true));
        assertThat(step(pages, "offset=5;size=3;told", answer("\"total\":5,", 5, 5)))
                .isEqualTo(new NextPage.End());
        assertThat(step(pages, null, answer("\"total\":0,", 0, 0))).isEqualTo(new NextPage.End());
    }

    @Test
    void anEmptyPageBeforeTheTotalIsNoEnd() {
        assertThat(doubt(step(pages(Type.OFFSET, null, TOTAL), "offset=3;size=3", answer("\"total\":5,", 0, 0))))
                .isEqualTo(NextPage.Kind.CLAMPED);
    }

    @Test
    void withoutATotalAnEmptyPageIsTheEnd() {
        PageSequence pages = pages(Type.OFFSET, null, null);
        assertThat(step(pages, null, answer("", 0, 1))).isEqualTo(new NextPage.Next("1"));
        assertThat(step(pages, "offset=1;size=3", answer("", 0, 0))).isEqualTo(new NextPage.End());
    }

    @Test
    void moreThanAskedForIsNoPage() {
        assertThat(doubt(step(pages(Type.OFFSET, null, TOTAL), null, answer("\"total\":9,", 0, 4))))
                .isEqualTo(NextPage.Kind.CLAMPED);
        assertThat(doubt(step(pages(Type.KEYSET, null, null), null, answer("", 0, 4))))
                .isEqualTo(NextPage.Kind.CLAMPED);
    }

    @Test
    void scimCountsFromOneAndMayGiveFewer() {
        PageSequence pages = pages(Type.SCIM, null, null);
        assertThat(pages.variables(pages.cursor(null))).containsEntry("startIndex", "1");
        assertThat(step(pages, null, answer("\"totalResults\":4,", 0, 2))).isEqualTo(new NextPage.Next("3"));
        assertThat(step(pages, "startIndex=3;size=3", answer("\"totalResults\":4,", 2, 4)))
                .isEqualTo(new NextPage.Next("5", true));
    }

    @ParameterizedTest
    @CsvSource({"OFFSET, 0, total", "SCIM, 1, totalResults"})
    void aTotalOfTheSizeOfThePageIsNoEnd(Type type, int first, String total) {
        PageSequence pages = pages(type, null, TOTAL);
        String head = "\"" + total + "\":3,";
        NextPage.Next next = new NextPage.Next(Integer.toString(first + 3), true);
        assertThat(step(pages, null, answer(head, 0, 3))).isEqualTo(next);
        String cursor = pages.next(pages.cursor(null), next, 3, "a1");
        assertThat(pages.cursor(cursor).told()).isTrue();
        assertThat(step(pages, cursor, answer(head, 3, 4))).isInstanceOf(NextPage.Next.class);
        assertThat(step(pages, cursor, answer(head, 3, 3))).isEqualTo(new NextPage.End());
    }

    @Test
    void scimMayCountUsersWhomItDoesNotShow() {
        PageSequence pages = pages(Type.SCIM, null, null);
        assertThat(step(pages, "startIndex=4;size=3", answer("\"totalResults\":5,", 0, 0)))
                .isEqualTo(new NextPage.End());
        assertThat(doubt(step(pages, "startIndex=4;size=3", answer("\"totalResults\":7,", 0, 0))))
                .isEqualTo(NextPage.Kind.CLAMPED);
        assertThat(doubt(step(pages, null, answer("\"totalResults\":2,", 0, 0))))
                .isEqualTo(NextPage.Kind.CLAMPED);
    }

    @Test
    void scimHasNoResourcesBeyondTheEnd() {
        Paginator scim = pages(Type.SCIM, null, null).pagination();
        PageCursor first = PageCursor.first("1", 3);
        assertThat(scim.isEmpty(first, JsonMapper.shared().readTree("{\"totalResults\":0}")))
                .isTrue();
        assertThat(scim.isEmpty(first, JsonMapper.shared().readTree("{\"totalResults\":7}")))
                .isFalse();
        assertThat(scim.isEmpty(first, JsonMapper.shared().readTree("{}"))).isFalse();
    }
}
