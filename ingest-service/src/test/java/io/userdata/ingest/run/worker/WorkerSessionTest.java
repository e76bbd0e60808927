package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.events.run.RunState;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.run.model.RunProgress;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class WorkerSessionTest extends WorkerSessionHarness {
    @Test
    void aRunIsPublishedPageByPageAndItsSurplusDropped() {
        RunProgress run = owned(TestRuns.poll(7));
        settle(session(0));
        assertThat(now(run).run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(now(run).slices().get(0).publishedTotal()).isEqualTo(7);
        assertThat(now(run).slices().get(0).pages()).isEqualTo(3);
        assertThat(producer.commitCount()).isEqualTo(3);
        assertThat(published(Topics.RAW_LIVE)).isEqualTo(7);
        assertThat(asked).isEqualTo(3);
        assertThat(meters.get("userdata.ingest.records.published").counter().count())
                .isEqualTo(7);
    }

    @Test
    void theNextPageIsFetchedWhileThePageIsPublished() {
        owned(TestRuns.poll(7));
        WorkerSession session = session(0);
        session.step(wake());
        WorkerEvent first = inbox.pop();
        producer.commitTransactionException = new KafkaException("lost");
        assertThatThrownBy(() -> session.step(first)).isInstanceOf(KafkaException.class);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void theAnswerToAnotherSessionIsForgotten() {
        owned(TestRuns.poll(7));
        session(0).step(wake());
        session(0).step(inbox.pop());
        assertThat(published(Topics.RAW_LIVE)).isZero();
    }
}
