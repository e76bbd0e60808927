package io.userdata.storage.benchmark;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.topic.Topics;
import io.userdata.storage.fixture.StorageInstance;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records of one round that lie on a topic, unseen until the side that stores them is shown all of them at once. */
final class PrefilledTopic {
    private final JdbcClient database;
    private final String table;
    private final TopicFiller topic;
    private final Timestamp observed;
    private final Map<Integer, UUID> last = new HashMap<>();

    PrefilledTopic(JdbcClient database, String table, TopicFiller topic, List<EnrichedRecord> records) {
        this.database = database;
        this.table = table;
        this.topic = topic;
        this.observed = Timestamp.from(records.get(0).observedAt());
        records.forEach(next -> last.put(next.coordinates().partition(), next.userId()));
    }

    /** Fills the service's backfill topic with them. */
    static PrefilledTopic toService(StorageInstance service, TopicFiller topic, List<EnrichedRecord> records) {
        topic.fill(Topics.ENRICHED_BACKFILL, records);
        return new PrefilledTopic(service.database(), "users", topic, records);
    }

    void store() {
        store(() -> true);
    }

    /** Shows them and waits until the last record of every partition is in the table: a partition is stored in its order. */
    void store(BooleanSupplier alive) {
        topic.show();
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .failFast("the side that stores has ended", () -> !alive.getAsBoolean())
                .until(() -> stored() == last.size());
    }

    private int stored() {
        return database.sql("SELECT count(*) FROM " + table + " WHERE user_id IN (:users) AND observed_at = :observed")
                .param("users", last.values())
                .param("observed", observed)
                .query(Integer.class)
                .single();
    }
}
