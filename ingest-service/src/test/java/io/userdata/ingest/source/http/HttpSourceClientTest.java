package io.userdata.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.FakeUserApi.Reply;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceClientTest extends HttpSourceHarness {
    @Test
    void pagesFollowOneAnother() {
        Page first = page(client.fetch(endless, null, null));
        Page second = page(client.fetch(endless, first.next(), null));
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.fetchedAt()).isEqualTo(NOW);
        assertThat(first.last()).isFalse();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.records())
                .extracting(record -> record.at("/login/uuid").stringValue())
                .containsExactly("user-3", "user-4", "user-5");
    }

    @Test
    void thePageSizeOfTheFirstPageStays() {
        AtomicReference<String> asked = new AtomicReference<>();
        api.answer(query -> {
            asked.set(query.get("results"));
            return FakeUserApi.users(query);
        });
        page(client.fetch(endless, "page=4;size=2", null));
        assertThat(asked).hasValue("2");
    }

    @Test
    void aPageThatComesAgainIsNamed() {
        Page first = page(client.fetch(endless, null, null));
        api.answerNext(FakeUserApi.users(Map.of("page", "1", "results", "3")));
        assertThat(client.fetch(endless, first.next(), null)).extracting("code").isEqualTo(Code.REPEATED_PAGE);
        assertThat(page(client.fetch(endless, first.next(), null)).number()).isEqualTo(2);
    }

    @Test
    void aPageBeyondTheLastIsRefusedWithoutAsking() {
        FetchResult outcome = client.fetch(endless, "page=101;size=3", null);
        assertThat(outcome).extracting("code").isEqualTo(Code.PAGE_LIMIT);
        assertThat(api.requests()).isZero();
    }

    @Test
    void aCursorOfAnotherPaginationIsRefused() {
        assertThat(client.fetch(endless, "after=7", null)).extracting("code").isEqualTo(Code.CURSOR_UNREADABLE);
    }

    @Test
    void anEndingSourceEndsWithAnEmptyPage() {
        Source ending = TestSources.ending(api.uri());
        api.answerNext(Reply.of(200, "{\"results\":[{}]}"), Reply.of(200, "{\"results\":[]}"));
        Page shorter = page(client.fetch(ending, null, null));
        assertThat(shorter.last()).isFalse();
        Page empty = page(client.fetch(ending, shorter.next(), null));
        assertThat(empty.last()).isTrue();
        assertThat(empty.records()).isEmpty();
    }

    @Test
    void anEndingSourceThatGoesOnAfterAShortPageIsClamped() {
        Source ending = TestSources.ending(api.uri());
        api.answerNext(Reply.of(200, "{\"results\":[{}]}"), Reply.of(200, "{\"results\":[{}]}"));
        Page shorter = page(client.fetch(ending, null, null));
        assertThat(client.fetch(ending, shorter.next(), null))
                .extracting("code")
                .isEqualTo(Code.CLAMPED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 416, 422})
    void aRefusalWhereTheTotalIsReachedIsTheEnd(int status) {
        Source offsets = TestSources.ready("dummyjson", api.uri(), Map.of());
        api.answerNext(Reply.of(status, "{}"), Reply.of(status, "{}"));
        Page end = page(client.fetch(offsets, "offset=3;size=3;number=2;told", null));
        assertThat(end.last()).isTrue();
        assertThat(end.records()).isEmpty();
        assertThat(client.fetch(offsets, "offset=3;size=3;number=2", null)).isInstanceOf(Fault.class);
    }

    @Test
    void theLastPageAgainWhereTheTotalIsReachedIsTheEnd() {
        Source offsets = TestSources.ready("dummyjson", api.uri(), Map.of("limits.page-size", "3"));
        Reply three = Reply.of(200, "{\"users\":[{\"id\":1},{\"id\":2},{\"id\":3}],\"total\":3}");
        api.answerNext(three, three);
        Page first = page(client.fetch(offsets, null, null));
        assertThat(first.last()).isFalse();
        Page end = page(client.fetch(offsets, first.next(), null));
        assertThat(end.last()).isTrue();
        assertThat(end.records()).isEmpty();
    }
}
