package io.userdata.ingest.run.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.run.ForgottenRun;
import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunIdClaim;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunRecordKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.events.topic.Topics;
import io.userdata.starter.json.EventMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the records of {@code ingest.runs} and {@code ingest.commands}. */
public final class RunRecordCodec {
    private final JsonMapper json = EventMapper.create();

    /** Writes a change for a partition of {@code ingest.runs}. */
    public List<ProducerRecord<byte[], byte[]>> write(RunStateChange change, int partition) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        change.slices()
                .forEach(slice ->
                        records.add(record(partition, new RunRecordKey.Slice(slice.runId(), slice.slice()), slice)));
        change.sources()
                .forEach(source -> records.add(record(partition, new RunRecordKey.Source(source.name()), source)));
        change.runs().forEach(run -> records.add(record(partition, new RunRecordKey.Run(run.runId()), run)));
        change.forgotten().forEach(run -> records.add(record(partition, new RunRecordKey.Forgotten(run.runId()), run)));
        change.claims()
                .forEach(claim ->
                        records.add(record(partition, new RunRecordKey.Claim(claim.runId(), claim.claimId()), claim)));
        change.gone().forEach(key -> records.add(tombstone(partition, key)));
        return records;
    }

    private ProducerRecord<byte[], byte[]> record(int partition, RunRecordKey key, Object value) {
        return new ProducerRecord<>(Topics.RUNS, partition, key.text().getBytes(UTF_8), json.writeValueAsBytes(value));
    }

    private static ProducerRecord<byte[], byte[]> tombstone(int partition, RunRecordKey key) {
        return new ProducerRecord<>(Topics.RUNS, partition, key.text().getBytes(UTF_8), null);
    }

    /**
     * Reads a record of {@code ingest.runs}.
     *
     * @param value null: what the key is about is forgotten
     * @throws RuntimeException if it is not one
     */
    public RunStateChange read(byte[] key, byte @Nullable [] value) {
        RunRecordKey about = RunRecordKey.of(new String(key, UTF_8));
        if (value == null) {
            return RunStateChange.without(about);
        }
        if (about instanceof RunRecordKey.Run) {
            return new RunStateChange(List.of(json.readValue(value, RunRecord.class)), List.of(), List.of());
        }
        if (about instanceof RunRecordKey.Slice) {
            return new RunStateChange(List.of(), List.of(json.readValue(value, SliceRecord.class)), List.of());
        }
        if (about instanceof RunRecordKey.Claim) {
            return RunStateChange.of(json.readValue(value, RunIdClaim.class));
        }
        if (about instanceof RunRecordKey.Forgotten) {
            return RunStateChange.of(json.readValue(value, ForgottenRun.class));
        }
        return new RunStateChange(List.of(), List.of(), List.of(json.readValue(value, SourceStateRecord.class)));
    }

    public byte[] write(RunCommand command) {
        return json.writeValueAsBytes(command);
    }

    /**
     * Reads a record of {@code ingest.commands}.
     *
     * @throws RuntimeException if it is not one
     */
    public RunCommand readCommand(byte[] value) {
        return json.readValue(value, RunCommand.class);
    }
}
