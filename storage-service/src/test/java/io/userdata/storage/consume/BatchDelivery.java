package io.userdata.storage.consume;

import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.RecordOrigin;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.run.RunUpdate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Hands batches to a running service as its listeners do, for tests that have no broker. */
public record BatchDelivery(StorageInstance service) {
    private static final RecordOrigin NOWHERE = new RecordOrigin("ingest.runs", 0, 0);
    private static final AtomicLong OFFSETS = new AtomicLong();

    /** Says that every listener has begun. */
    public void begin() {
        StorageListener.IDS.forEach(service.bean(ListenerStates.class)::flowing);
    }

    public void users(List<EnrichedRecord> records) {
        store(records.stream().map(BatchDelivery::user).toList());
    }

    /** Delivers an entry as it is read from its topic. */
    public void quarantined(QuarantinedRecord entry, long offset) {
        store(List.of(new ConsumedRecord.Rejected(entry, new RecordOrigin("users.quarantine", 0, offset))));
    }

    public void runs(RunUpdate... updates) {
        store(Stream.of(updates)
                .<ConsumedRecord>map(update -> new ConsumedRecord.OfRun(update, NOWHERE, new byte[0]))
                .toList());
    }

    static ConsumedRecord user(EnrichedRecord record) {
        RecordOrigin origin = new RecordOrigin("users.enriched.live", 0, OFFSETS.incrementAndGet());
        return new ConsumedRecord.OfUser(record, origin, StorageInstance.JSON.writeValueAsBytes(record));
    }

    private void store(List<ConsumedRecord> batch) {
        new PoisonRecordIsolator(service.bean(BatchWriter.class)::store).store(batch);
    }
}
