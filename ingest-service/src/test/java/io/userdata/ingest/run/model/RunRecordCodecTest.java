package io.userdata.ingest.run.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.TestRuns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RunRecordCodecTest {
    private final RunRecordCodec codec = new RunRecordCodec();

    @Test
    void whatIsWrittenIsRead() {
        RunProgress run = TestRuns.backfill(2, 5);
        SourceStateRecord source = new SourceStateRecord("people", null, false, TestRuns.NOW, null);
        RunStateChange change = new RunStateChange(List.of(run.run()), run.slices(), List.of(source));

        RunStateStore state = new RunStateStore();
        List<ProducerRecord<byte[], byte[]>> records = codec.write(change, 3);
        records.forEach(record -> state.apply(codec.read(record.key(), record.value())));

        assertThat(records).allMatch(record -> record.topic().equals(Topics.RUNS) && record.partition() == 3);
        assertThat(state.find(run.runId())).contains(run);
        assertThat(state.source("people")).isEqualTo(source);
    }

    @Test
    void commandsAreWrittenAndRead() {
        RunProgress run = TestRuns.backfill(2, 5);
        RunCommand command = new RunCommand(
                RunCommand.Action.CREATE, "people", run.runId(), run.run().definition(), TestRuns.NOW);
        assertThat(codec.readCommand(codec.write(command))).isEqualTo(command);
    }

    @Test
    void whatIsNeitherIsAnError() {
        byte[] text = "no".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> codec.read(text, text)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> codec.readCommand(text)).isInstanceOf(RuntimeException.class);
    }
}
