package io.userdata.ingest.run.worker.commit;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.publish.PreparedPage;
import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageCommitPlannerTest {
    private static final String USER = "{\"nat\":\"DE\",\"login\":{\"uuid\":\"%s\"}}";

    private final Source source = TestSources.endless(URI.create("https://users.example"));
    private final PublisherFactory publishers = TestPublishers.factory();
    private final PageCommitPlanner planner =
            new PageCommitPlanner(publishers.pageWriter(4), new RunStateStore(), Clock.fixed(NOW, ZoneOffset.UTC));

    private PageCommit plan(RunProgress run, String... records) {
        List<JsonNode> nodes =
                Stream.of(records).map(JsonMapper.shared()::readTree).toList();
        PreparedPage page = publishers.recordPreparer().prepare(source, null, new Page(nodes, 1, "next", false, NOW));
        return planner.plan(source, run, run.slices().get(0), page);
    }

    @Test
    void aRejectedRecordCountsAsPublishedAndAsRejected() {
        PageCommit commit = plan(TestRuns.poll(7), USER.formatted("1"), "[]");
        SliceRecord after = commit.change().slices().get(0);
        assertThat(commit.records()).hasSize(2);
        assertThat(after.rejected()).isEqualTo(1);
        assertThat(after.publishedTotal()).isEqualTo(2);
        assertThat(after.cursor()).isEqualTo("next");
        assertThat(commit.change().runs()).singleElement().satisfies(run -> assertThat(run.state())
                .isEqualTo(RunState.RUNNING));
    }

    @Test
    void recordsThatARunNoLongerWantsAreDroppedAndEndIt() {
        PageCommit commit = plan(TestRuns.poll(1), USER.formatted("1"), USER.formatted("2"));
        assertThat(commit.records()).hasSize(1);
        assertThat(commit.change().slices().get(0).done()).isTrue();
        assertThat(commit.change().runs()).singleElement().satisfies(run -> assertThat(run.state())
                .isEqualTo(RunState.COMPLETED));
    }
}
