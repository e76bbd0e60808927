package io.userdata.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestKafka;
import io.userdata.storage.ledger.LedgerView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database is lost and an older copy of it put in its place, as docs/guides/back-up.md tells. */
class RestoreIT {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final String USERS =
            "SELECT user_id, address_city, event_id, revision, deleted_at FROM users ORDER BY user_id";

    private final Path folder = StorageInstance.folder("database");
    private final Path copy = StorageInstance.folder("copy");
    private final UUID before = UUID.randomUUID();
    private final UUID after = UUID.randomUUID();

    private Broker broker;
    private Database database;
    private TestKafka kafka;
    private StorageInstance service;

    @BeforeEach
    void start() {
        broker = Broker.start(StorageInstance.folder("broker"), 0);
        kafka = new TestKafka(broker.bootstrapServers());
        database = Database.start(folder, 0);
        service = started();
    }

    @AfterEach
    void stop() {
        service.close();
        database.close();
        kafka.close();
        broker.close();
    }

    private StorageInstance started() {
        StorageInstance started =
                StorageInstance.start(database, broker.bootstrapServers(), "userdata.ledger.settle=500ms");
        started.awaitHealth("flow", "UP");
        return started;
    }

    @Test
    void whatCameAfterTheCopyIsReadAgainFromTheTopics() throws IOException, InterruptedException {
        send(before, 0, 100);
        balanced(before);
        database.stop();
        assertThat(new ProcessBuilder("cp", "-a", folder + "/.", copy.toString())
                        .start()
                        .waitFor())
                .isZero();
        database.startAgain();
        send(after, 100, 250);
        kafka.send(SampleRecord.of(1, 900).of(UUID.randomUUID()).at(900).deleted());
        LedgerView last = balanced(after);
        await().atMost(LONG).until(() -> deleted() == 1);
        List<Map<String, Object>> users = rows();
        await().atMost(LONG).until(kafka::everyConsumerHasJoined);
        service.close();
        database.close();

        database = Database.start(copy, 0);
        assertThat(isKnown(before)).isTrue();
        assertThat(isKnown(after)).isFalse();
        Stream.of(Topics.ENRICHED_LIVE, Topics.ENRICHED_BACKFILL, Topics.QUARANTINE, Topics.RUNS)
                .forEach(topic -> await().atMost(LONG).ignoreExceptions().until(() -> {
                    kafka.rewind(topic);
                    return true;
                }));
        service = started();

        LedgerView again = balanced(after);
        await().atMost(LONG).until(() -> deleted() == 1);
        assertThat(rows()).isEqualTo(users);
        assertThat(again.inserted()).isEqualTo(last.inserted());
        assertThat(again.updated()).isEqualTo(last.updated());
        assertThat(service.ledger(before).redelivered()).isEqualTo(100);
        assertThat(service.ledger(before).balanced()).isTrue();
    }

    private void send(UUID run, int from, int to) {
        for (int number = from; number < to; number++) {
            kafka.send(SampleRecord.of(number % 60, number)
                    .of(run)
                    .numbered(number - from)
                    .in("city " + number));
        }
        kafka.ended(run, to - from);
    }

    private LedgerView balanced(UUID run) {
        await().atMost(LONG).ignoreExceptions().until(() -> service.ledger(run).balanced());
        return service.ledger(run);
    }

    /** Whether the database, which the service is not connected to, knows anything of a run. */
    private boolean isKnown(UUID run) {
        DataSource unpooled = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        return JdbcClient.create(unpooled)
                .sql("SELECT EXISTS (SELECT FROM run_ledger WHERE run_id = :run)"
                        + " OR EXISTS (SELECT FROM runs WHERE run_id = :run)"
                        + " OR EXISTS (SELECT FROM run_slices WHERE run_id = :run)")
                .param("run", run)
                .query(Boolean.class)
                .single();
    }

    private long deleted() {
        return service.database()
                .sql("SELECT count(*) FROM users WHERE deleted_at IS NOT NULL")
                .query(Long.class)
                .single();
    }

    private List<Map<String, Object>> rows() {
        return service.database().sql(USERS).query().listOfRows();
    }
}
