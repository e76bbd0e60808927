package io.userdata.ingest.source.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.ingest.source.pagination.PaginationProperties.Type;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageSequenceTest {
    private static final URI ADDRESS = URI.create("https://users.example/v1/users?limit=3");
    private static final JsonPointer ID = JsonPointer.compile("/id");
    private static final JsonPointer TOTAL = JsonPointer.compile("/total");

    private static PageSequence pages(Type type, @Nullable String next, @Nullable JsonPointer total) {
        return PageSequence.of(
                new PaginationProperties(type, 1, null),
                3,
                List.of(ID),
                next == null ? null : JsonPointer.compile(next),
                total,
                (name, value) -> name.equals("api_key") || value.equals("s 3"));
    }

    /** A page of the users with these numbers. */
    private static PageResponse answer(String head, long from, long to, String... links) {
        List<JsonNode> users = new ArrayList<>();
        LongStream.range(from, to).forEach(id -> users.add(JsonMapper.shared().readTree("{\"id\":" + id + "}")));
        String all = users.stream().map(Object::toString).collect(Collectors.joining(","));
        JsonNode root = JsonMapper.shared().readTree("{" + head + "\"users\":[" + all + "]}");
        return new PageResponse(root, users, List.of(links), ADDRESS, "t0ken");
    }

    private static NextPage step(PageSequence pages, @Nullable String cursor, PageResponse answer) {
        return pages.pagination().after(pages.cursor(cursor), answer);
    }

    private static NextPage.Kind doubt(NextPage step) {
        assertThat(step).isInstanceOf(NextPage.Doubt.class);
        return ((NextPage.Doubt) step).kind();
    }

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
    @CsvSource({
        "<https://users.example/v1/users?api_key=s3&page=2>; rel=next, https://users.example/v1/users?page=2",
        "<https://users.example/v1/users?page=2&k=s%203>; rel=next, https://users.example/v1/users?page=2",
        "<?api%5Fkey=s3>; rel=next, https://users.example/v1/users",
        "<https://me:s3@users.example:8443/x?page=2>; rel=next, https://users.example:8443/x?page=2",
        "<https://me:s3@my_host.example/x?api_key=s3&page=2>; rel=next, https://my_host.example/x?page=2",
        "<https://my_host.example/x?page=2#api_key=s3>; rel=next, https://my_host.example/x?page=2",
        "<?q=t0ken&page=2>; rel=next, https://users.example/v1/users?page=2",
    })
    void aSecretLeavesALinkBeforeItBecomesACursor(String link, String kept) {
        assertThat(step(pages(Type.LINK, null, null), null, answer("", 0, 3, link)))
                .isEqualTo(new NextPage.Next(kept));
    }

    @ParameterizedTest
    @CsvSource({"PAGE_NUMBER,cursor=a;size=3", "OFFSET,offset=x;size=3", "OFFSET,page=2;size=3", "SCIM,nonsense"})
    void aCursorOfAnotherPaginationIsRefused(Type type, String text) {
        assertThatThrownBy(() -> pages(type, null, null).cursor(text)).isInstanceOf(IllegalArgumentException.class);
    }

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<https://users.example/v1/users?since=3>; rel=\"next\" | https://users.example/v1/users?since=3",
                "</v2?a=1,2>; title=\"a, <b>; rel=x\"; rel=next         | https://users.example/v2?a=1,2",
                "<?page=2>; rel=\"last next\", <?page=9>; rel=last      | https://users.example/v1/users?page=2",
                "<?page=1>; rel=\"prev\",<?page=3>;REL=NEXT             | https://users.example/v1/users?page=3",
                "<http://users.example/a>; rel=next                      | https://users.example/a",
                "<http://other.example/a>; rel=next                      | http://other.example/a",
                "<?page=1>; rel=\"prev\"                                | ",
                "nonsense                                               | ",
                "<?page=2>; rel='next'                                  | https://users.example/v1/users?page=2",
                "<?page=2>; rel='last next'; title=it's                 | https://users.example/v1/users?page=2",
                "<?page=2>; title='tis; rel=next                        | https://users.example/v1/users?page=2",
                "<?page=2> ; rel = next                                 | https://users.example/v1/users?page=2",
                "<users?page=2>; rel=next                               | https://users.example/v1/users?page=2",
                "<?q=a eq \"b\"&page=2>; rel=\"next\"                   | https://users.example/v1/users?q=a%20eq%20%22b%22&page=2",
                "<?q=%20^50%>; rel=next                                 | https://users.example/v1/users?q=%20%5E50%25",
                "<?page[number]=2>; rel=next                            | https://users.example/v1/users?page[number]=2",
                "<?page=1>; rel=prev; rel=next                          | ",
                "<?page=2                                               | ",
            })
    void theHeaderLeadsToTheNextPage(String header, @Nullable String next) {
        assertThat(step(pages(Type.LINK, null, null), null, answer("", 0, 3, header)))
                .isEqualTo(next == null ? new NextPage.End() : new NextPage.Next(next));
    }

    @Test
    void theLinkMayStandInTheBody() {
        assertThat(step(pages(Type.LINK, "/next", null), null, answer("\"next\":\"/v1/users?page=2\",", 0, 3)))
                .isEqualTo(new NextPage.Next("https://users.example/v1/users?page=2"));
    }

    @Test
    void aLinkToItselfIsStuck() {
        assertThat(doubt(step(pages(Type.LINK, null, null), null, answer("", 0, 3, "<" + ADDRESS + ">; rel=next"))))
                .isEqualTo(NextPage.Kind.CURSOR_STUCK);
        assertThat(doubt(step(pages(Type.LINK, null, null), null, answer("", 0, 3, "<ht tp:>; rel=next"))))
                .isEqualTo(NextPage.Kind.CURSOR_MISSING);
        assertThat(doubt(step(pages(Type.LINK, null, null), null, answer("", 0, 3, "<mailto:a?api_key=s3>; rel=next"))))
                .isEqualTo(NextPage.Kind.CURSOR_MISSING);
    }

    @Test
    @Timeout(5)
    void aLongHeaderIsReadInOnePass() {
        PageSequence pages = pages(Type.LINK, null, null);
        String title = "<?page=1>; title=\"" + "\\x".repeat(20_000) + "\"; rel=prev, ";
        assertThat(step(pages, null, answer("", 0, 3, title + "<?page=2>; rel=next")))
                .isEqualTo(new NextPage.Next("https://users.example/v1/users?page=2"));
        assertThat(step(pages, null, answer("", 0, 3, "<".repeat(40_000)))).isEqualTo(new NextPage.End());
        assertThat(step(pages, null, answer("", 0, 3, "<a>;".repeat(900)))).isEqualTo(new NextPage.End());
    }

    @Test
    void aHeaderOrALinkWithoutMeasureIsNotFollowed() {
        PageSequence pages = pages(Type.LINK, null, null);
        for (String header :
                List.of("<>".repeat(1_001), "x".repeat(70_000), "<?" + "x".repeat(9_000) + ">; rel=next")) {
            assertThat(doubt(step(pages, null, answer("", 0, 3, header)))).isEqualTo(NextPage.Kind.CURSOR_MISSING);
        }
    }
}
