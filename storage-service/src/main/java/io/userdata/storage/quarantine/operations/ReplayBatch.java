package io.userdata.storage.quarantine.operations;

import io.userdata.starter.problem.ProblemException;
import io.userdata.storage.quarantine.QuarantineAudit;
import io.userdata.storage.quarantine.QuarantineEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes a few of the replays that were asked for. They are marked only after the broker has them: a crash between
 * publishes them twice, which the version and the ledger take for what it is.
 */
@Component
class ReplayBatch {
    /** Each may hold 3 MiB, twice. */
    private static final int SIZE = 20;

    private static final String SELF = "storage-service";

    private final QuarantineEntryWriter changes;
    private final QuarantineAudit audit;
    private final ReplayRecordMapper mapper;
    private final ReplayProducerFactory producers;
    private final Clock clock;

    ReplayBatch(
            QuarantineEntryWriter changes,
            QuarantineAudit audit,
            ReplayRecordMapper mapper,
            ReplayProducerFactory producers,
            Clock clock) {
        this.changes = changes;
        this.audit = audit;
        this.mapper = mapper;
        this.producers = producers;
        this.clock = clock;
    }

    /**
     * Returns how many were settled: published, or refused because they cannot be any more.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker did not take them; they stay as they were
     */
    @Transactional
    public int publish() {
        List<QuarantineEntry> pending = changes.pending(SIZE);
        if (pending.isEmpty()) {
            return 0;
        }
        List<Long> settled = new ArrayList<>();
        try (Producer<byte[], byte[]> producer = producers.borrow()) {
            Map<Long, Future<RecordMetadata>> sent = new LinkedHashMap<>();
            for (QuarantineEntry entry : pending) {
                send(producer, entry, sent, settled);
            }
            producer.flush();
            sent.forEach((id, answer) -> settle(id, PendingReplay.of(answer), settled));
        }
        changes.settled(settled);
        return settled.size();
    }

    private void send(
            Producer<byte[], byte[]> producer,
            QuarantineEntry entry,
            Map<Long, Future<RecordMetadata>> sent,
            List<Long> settled) {
        long id = entry.item().id();
        try {
            ReplayRecord again = mapper.of(entry);
            if (again.coordinates().partition()
                    >= producer.partitionsFor(again.topic()).size()) {
                throw QuarantineProblems.notReplayable("The topic has no such partition.");
            }
            sent.put(id, producer.send(again.toKafka()));
        } catch (ProblemException e) {
            settle(id, e.getBody().getDetail(), settled);
        }
    }

    private void settle(long id, @Nullable String refusal, List<Long> settled) {
        settled.add(id);
        if (refusal != null) {
            audit.keep(List.of(id), SELF, "refuse", refusal, clock.instant());
        }
    }
}
