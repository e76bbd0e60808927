package io.userdata.ingest;

import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.ChildProcess;
import io.userdata.ingest.fixture.Committed;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.SharedBroker;
import io.userdata.localstack.userapi.SampleUserApi;
import io.userdata.localstack.userapi.SampleUserApiOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Published records a second, against a plain transactional producer of the same JSON: benchmarks/ingest-throughput. */
class ThroughputBenchmark {
    private static final int PAGE_SIZE = 5_000;
    private static final int USERS = Integer.getInteger("users", 200_000);
    private static final int PRE_RENDERED = 10;

    @Test
    void publishedASecond() throws Exception {
        List<String> pages = preRendered();
        try (FakeUserApi users = FakeUserApi.start();
                ChildProcess ingest = ChildProcess.start(
                        SharedBroker.address(),
                        users.uri(),
                        "throughput",
                        "--userdata.ingest.run.group-id=throughput",
                        "--sources.randomuser.limits.page-size=" + PAGE_SIZE)) {
            users.answer(query -> FakeUserApi.Reply.of(200, pages.get(number(query) % PRE_RENDERED)));
            run(ingest, USERS / 4);
            double published = run(ingest, USERS);
            List<ConsumerRecord<byte[], byte[]>> same = new Committed(SharedBroker.address()).all(Topics.RAW_LIVE);
            plain(same.subList(0, USERS / 4));
            double plain = plain(same.subList(0, USERS));
            System.out.printf(
                    "users=%d published/s=%.0f plain/s=%.0f ratio=%.2f%n", USERS, published, plain, published / plain);
        }
    }

    private static int number(Map<String, String> query) {
        return Integer.parseInt(query.get("page"));
    }

    private static List<String> preRendered() throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>();
        try (SampleUserApi api =
                SampleUserApi.start(SampleUserApiOptions.defaults().withUserLimit(10L * PAGE_SIZE * PRE_RENDERED))) {
            for (int page = 1; page <= PRE_RENDERED; page++) {
                URI address = api.uri().resolve("/api/1.4/?results=" + PAGE_SIZE + "&page=" + page + "&seed=userdata");
                pages.add(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                        .body());
            }
        }
        return pages;
    }

    private static double run(ChildProcess ingest, int users) {
        UUID runId = UUID.randomUUID();
        String definition = "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":" + users + "}";
        await().atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(() -> ingest.api().put(runId, definition).status() == 202);
        JsonNode run = ingest.api().awaitState(runId, "COMPLETED");
        return users
                / seconds(
                        Instant.parse(run.at("/createdAt").stringValue()),
                        Instant.parse(run.at("/updatedAt").stringValue()));
    }

    private static double plain(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                SharedBroker.address(),
                "transactional.id",
                "plain",
                "acks",
                "all",
                "compression.type",
                "lz4",
                "linger.ms",
                5,
                "batch.size",
                128 * 1024);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            Instant began = Instant.now();
            for (int from = 0; from < records.size(); from += PAGE_SIZE) {
                producer.beginTransaction();
                records.subList(from, Math.min(from + PAGE_SIZE, records.size()))
                        .forEach(record -> producer.send(new ProducerRecord<>(
                                Topics.RAW_BACKFILL, record.partition(), record.key(), record.value())));
                producer.commitTransaction();
            }
            return records.size() / seconds(began, Instant.now());
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
