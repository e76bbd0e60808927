package io.userdata.storage.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestServers;
import java.sql.Timestamp;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The history is kept for as long as it is asked to be. */
class HistoryIT {
    private static final int USERS = 250;

    private static StorageInstance service;

    @BeforeAll
    static void start() {
        service = StorageInstance.withoutBroker(
                TestServers.database(),
                "userdata.history.retention=1d",
                "userdata.history.batch=40",
                "userdata.history.sweep=200ms");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void onlyWhatWasReplacedTooLongAgoIsDeleted() {
        for (int version = 0; version < 3; version++) {
            store(version);
        }
        service.database()
                .sql(
                        "UPDATE user_changes SET changed_at = changed_at - interval '2 days' WHERE before_observed_at = :first")
                .param("first", Timestamp.from(SampleRecord.START))
                .update();

        await().until(() -> changes() == USERS);
        assertThat(service.database()
                        .sql("SELECT DISTINCT address_city FROM user_changes")
                        .query(String.class)
                        .list())
                .containsExactly("city 1");
        assertThat(service.database()
                        .sql("SELECT count(*) FROM users WHERE address_city = 'city 2'")
                        .query(Long.class)
                        .single())
                .isEqualTo(USERS);
    }

    private static void store(int version) {
        service.store(IntStream.range(0, USERS)
                .mapToObj(user -> SampleRecord.of(user, user + (long) version * USERS)
                        .at(version)
                        .in("city " + version)
                        .record())
                .toList());
    }

    private static long changes() {
        return service.database()
                .sql("SELECT count(*) FROM user_changes")
                .query(Long.class)
                .single();
    }
}
