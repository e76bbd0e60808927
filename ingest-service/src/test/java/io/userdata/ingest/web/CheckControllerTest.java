package io.userdata.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.publish.preview.TestPreviewers;
import io.userdata.ingest.source.SourceClient;
import io.userdata.ingest.source.SourceRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckControllerTest {
    private final SourceRegistry sources = new SourceRegistry(Map.of(
            "people", TestSources.ending(URI.create("https://users.example")).properties()));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whateverHappensToAFetchIsAnOutcome(boolean isError) {
        SourceClient client = (source, cursor, window) -> {
            if (isError) {
                throw new StackOverflowError();
            }
            throw new NumberFormatException("a value that is personal data");
        };
        CheckController controller =
                new CheckController(sources, client, TestPreviewers.previewer(), Clock.systemUTC());
        CheckResponse answer = controller.check("people");
        assertThat(answer.outcome()).isEqualTo("INTERNAL");
        assertThat(answer.message()).doesNotContain("personal data");
    }
}
