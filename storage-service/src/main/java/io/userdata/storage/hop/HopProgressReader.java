package io.userdata.storage.hop;

import io.userdata.events.record.Lane;
import io.userdata.storage.kafka.KafkaClientSettings;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Tells when all that runs published is past every hop from ingest to the tables; asks Kafka only while runs are named. */
@Component
public class HopProgressReader {
    private static final String UNKNOWN = "Kafka does not tell how far the records of this lane have come.";

    private final KafkaClientSettings kafka;
    private final Map<Lane, LaneTrace> traces = new ConcurrentHashMap<>();
    private final Map<Lane, String> waits = new ConcurrentHashMap<>();

    HopProgressReader(KafkaClientSettings kafka) {
        this.kafka = kafka;
    }

    /** Returns those of the ended runs of a lane whose records are past every hop; to be asked again for the others. */
    public synchronized Set<UUID> passed(Lane lane, Set<UUID> runs) {
        if (runs.isEmpty()) {
            traces.remove(lane);
            return Set.of();
        }
        LaneTrace trace = traces.computeIfAbsent(lane, LaneTrace::new);
        try (KafkaPositionReader positions = new KafkaPositionReader(kafka)) {
            Set<UUID> passed = trace.follow(runs, positions);
            waits.put(lane, trace.waitsFor());
            return passed;
        } catch (KafkaException e) {
            waits.put(lane, UNKNOWN);
            return Set.of();
        }
    }

    /** What the verdict on a run of this lane waits for, in one sentence. */
    public String waitsFor(Lane lane) {
        return waits.getOrDefault(lane, LaneTrace.NOT_SEEN);
    }
}
