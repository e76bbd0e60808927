package io.userdata.ingest.source.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.source.pagination.PaginationProperties.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkPaginatorTest extends TestPages {
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
