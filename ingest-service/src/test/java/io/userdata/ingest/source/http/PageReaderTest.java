package io.userdata.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.fixture.FakeUserApi.Reply;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.UnreadableRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PageReaderTest extends HttpSourceHarness {
    @Test
    void numbersKeepTheirDigits() {
        api.answerNext(Reply.of(200, "{\"results\":[{\"a\":1.10},{\"a\":12345678901234567890123},{\"a\":1}]}"));
        assertThat(page(client.fetch(endless, null, null)).records())
                .extracting(Object::toString)
                .containsExactly("{\"a\":1.10}", "{\"a\":12345678901234567890123}", "{\"a\":1}");
    }

    /** The records of a page of which one is of this form. */
    private List<JsonNode> among(String record) {
        api.answerNext(Reply.of(200, "{\"results\":[{\"a\":1}," + record + ",{\"a\":3}]}"));
        return page(client.fetch(endless, null, null)).records();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\":1e99999999999}", "{\"n\":-1e-99999999999}", "{\"lat\":NaN}", "{\"lat\":-Infinity}"})
    void aNumberThatCannotBeReadBreaksItsRecordOnly(String record) {
        List<JsonNode> records = among(record);
        assertThat(records.get(0)).hasToString("{\"a\":1}");
        assertThat(UnreadableRecord.in(records.get(1)))
                .hasValueSatisfying(broken -> assertThat(broken.message()).doesNotContain("9999", "NaN", "Inf"));
        assertThat(records.get(2)).hasToString("{\"a\":3}");
    }

    @Test
    void aRecordThatNestsTooDeepBreaksAlone() {
        assertThat(UnreadableRecord.in(among("[".repeat(300) + "]".repeat(300)).get(1)))
                .isPresent();
        assertThat(UnreadableRecord.in(among("[".repeat(201) + "]".repeat(201)).get(1)))
                .isPresent();
        assertThat(UnreadableRecord.in(among("[".repeat(200) + "]".repeat(200)).get(1)))
                .isEmpty();
        assertThat(UnreadableRecord.in(
                        among("{\"n\":" + "1".repeat(2_000) + "}").get(1)))
                .isPresent();
        assertThat(UnreadableRecord.in(
                        among("{\"" + "x".repeat(51_000) + "\":1}").get(1)))
                .isPresent();
    }

    @Test
    void whatCannotBeReadIsNotTold() {
        assertThat(fault(Reply.of(200, "{\"results\":[],\"n\":topsecret}")).message())
                .isEqualTo("The answer is not JSON: see its byte 18.");
        assertThat(fault(Reply.of(200, "{\"results\":[],\"n\":1e99999999999}")).code())
                .isEqualTo(Code.NOT_JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "204 | ''                                    | true",
                "200 | {\"results\":null}                    | true",
                "200 | {\"results\":null,\"errors\":[]}       | true",
                "200 | {\"results\":null,\"errors\":[{}]}     | false",
                "200 | {\"results\":null,\"error\":{\"code\":5}} | false",
                "200 | {\"data\":[]}                         | false",
                "200 | ''                                    | false",
            })
    void nothingThatIsSaidToBeNothingIsAnEmptyPage(int status, String body, boolean isEmpty) {
        api.answerNext(Reply.of(status, body));
        FetchResult outcome = client.fetch(TestSources.ending(api.uri()), "page=2;size=3", null);
        assertThat(outcome instanceof Page page && page.last() && page.records().isEmpty())
                .isEqualTo(isEmpty);
    }
}
