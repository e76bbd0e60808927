package io.userdata.storage.consume;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.topic.Topics;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Records of one round that lie on the backfill topic, unseen until the service is shown all of them at once. */
final class Shown {
    private final Service service;
    private final Topic topic;
    private final Timestamp observed;
    private final Map<Integer, UUID> last = new HashMap<>();

    Shown(Service service, Topic topic, List<EnrichedRecord> records) {
        this.service = service;
        this.topic = topic;
        this.observed = Timestamp.from(records.get(0).observedAt());
        records.forEach(next -> last.put(next.coordinates().partition(), next.userId()));
        topic.fill(Topics.ENRICHED_BACKFILL, records);
    }

    /** Shows them and waits until the last record of every partition is in the table: a partition is stored in its order. */
    void store() {
        topic.show();
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> service.database()
                                .sql("SELECT count(*) FROM users WHERE user_id IN (:users) AND observed_at = :observed")
                                .param("users", last.values())
                                .param("observed", observed)
                                .query(Integer.class)
                                .single()
                        == last.size());
    }
}
