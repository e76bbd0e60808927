package io.userdata.processor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.OperatingSystemMXBean;
import io.userdata.events.identity.UserId;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.processor.mapping.MappingProperties;
import io.userdata.processor.sample.RawRecords;
import io.userdata.processor.sample.ShippedSettings;
import io.userdata.processor.transform.TransformRules;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CPU of this process per record, Kafka to Kafka, against a pass-through of the same Spark in the same run:
 * benchmarks/processor-cpu. The broker is another process. Recorded users, again and again; those in Latin letters are on
 * the live topic, all of them on that of backfills.
 */
class CpuBenchmark {
    private static final int RECORDS = Integer.getInteger("records", 200_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int PARTITIONS = 4;
    private static final String OUT = "out";
    private static final List<String> SECRETS = List.of("password", "salt", "md5", "sha1", "sha256");

    @TempDir
    static Path folder;

    private final Map<Variant, List<Double>> micros = new EnumMap<>(Variant.class);

    private enum Variant {
        PASS_THROUGH(Lane.BACKFILL),
        NO_PHONES_ALL_LATIN(Lane.LIVE),
        EVERYTHING(Lane.BACKFILL);

        private final Lane lane;

        Variant(Lane lane) {
            this.lane = lane;
        }

        private Dataset<Row> apply(Dataset<Row> raw, SparkSession session) {
            return switch (this) {
                case PASS_THROUGH -> raw.select("partition", "key", "value").withColumn("topic", functions.lit(OUT));
                case NO_PHONES_ALL_LATIN -> transformed(raw, session, withoutPhones(ShippedSettings.rules()));
                case EVERYTHING -> transformed(raw, session, ShippedSettings.rules());
            };
        }

        private Dataset<Row> transformed(Dataset<Row> raw, SparkSession session, TransformRules rules) {
            return new LaneTransform(rules, lane).apply(raw, RowCounters.register(session.sparkContext()));
        }
    }

    @Test
    void againstAPassThrough() throws IOException, ExecutionException, InterruptedException {
        List<JsonNode> users = users();
        try (Broker broker = Broker.start(folder.resolve("broker"), 0)) {
            createTopics(broker);
            send(broker, Lane.LIVE, users.stream().filter(CpuBenchmark::isLatin).toList());
            send(broker, Lane.BACKFILL, users);
            QueryProperties properties = QueryPropertiesTest.bind(Map.of(
                    "userdata.pipeline.checkpoints",
                    folder.resolve("checkpoints").toString()));
            try (SparkRuntime spark = new SparkRuntime(properties, new ActivityListener(Map.of(), Clock.systemUTC()))) {
                spark.provide(2);
                for (int round = 0; round <= ROUNDS; round++) {
                    measure(spark.session(), broker, round);
                }
            }
        }
        report();
    }

    /** The first round warms up; the order changes from round to round. */
    private void measure(SparkSession session, Broker broker, int round) {
        List<Variant> order = new ArrayList<>(List.of(Variant.values()));
        Collections.rotate(order, round);
        for (Variant variant : order) {
            double cost = cost(session, broker, variant);
            System.out.printf(Locale.ROOT, "round=%d %s %.1f us%n", round, variant, cost);
            if (round > 0) {
                micros.computeIfAbsent(variant, added -> new ArrayList<>()).add(cost);
            }
        }
    }

    private static double cost(SparkSession session, Broker broker, Variant variant) {
        Dataset<Row> raw = session.read()
                .format("kafka")
                .option("kafka.bootstrap.servers", broker.bootstrapServers())
                .option("subscribe", Topics.raw(variant.lane))
                .load();
        System.gc();
        long before = cpu();
        variant.apply(raw, session)
                .write()
                .format("kafka")
                .option("kafka.bootstrap.servers", broker.bootstrapServers())
                .option("kafka.compression.type", "lz4")
                .save();
        return (cpu() - before) / 1_000.0 / RECORDS;
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private void report() {
        double base = median(Variant.PASS_THROUGH);
        for (Variant variant : Variant.values()) {
            double cost = median(variant);
            System.out.printf(
                    Locale.ROOT,
                    "records=%d rounds=%d load=%.1f %s %.1f us ratio=%.2f%n",
                    RECORDS,
                    ROUNDS,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    variant,
                    cost,
                    cost / base);
            assertThat(cost).isPositive();
        }
    }

    private double median(Variant variant) {
        List<Double> sorted =
                micros.getOrDefault(variant, List.of()).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static TransformRules withoutPhones(TransformRules rules) {
        Map<String, MappingProperties.Source> mappings = new HashMap<>();
        rules.mappings().mappings().forEach((name, source) -> {
            Map<String, String> fields = new HashMap<>(source.fields());
            fields.remove("phone");
            fields.remove("cell");
            mappings.put(
                    name,
                    new MappingProperties.Source(
                            fields, source.defaults(), Map.of(), Map.of(), source.unknown(), source.known(), false));
        });
        return new TransformRules(new MappingProperties(mappings), rules.quality(), rules.maxResultBytes());
    }

    private static boolean isLatin(JsonNode user) {
        return !user.path("nat").asString().equals("IR");
    }

    private static List<JsonNode> users() throws IOException {
        Path recorded = Path.of(System.getProperty("userdata.recorded.users", "absent"));
        assumeThat(recorded).as("recorded users in %s", recorded).isDirectory();
        List<JsonNode> users = new ArrayList<>();
        try (Stream<Path> files = Files.list(recorded)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                RawRecords.MAPPER
                        .readTree(Files.readAllBytes(file))
                        .path("results")
                        .forEach(users::add);
            }
        }
        users.forEach(user -> ((ObjectNode) user.path("login")).remove(SECRETS));
        return users;
    }

    private static void createTopics(Broker broker) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(Stream.of(
                                    Topics.raw(Lane.LIVE),
                                    Topics.raw(Lane.BACKFILL),
                                    Topics.enriched(Lane.LIVE),
                                    Topics.enriched(Lane.BACKFILL),
                                    Topics.QUARANTINE,
                                    OUT)
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static void send(Broker broker, Lane lane, List<JsonNode> users) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "compression.type",
                "lz4",
                "linger.ms",
                20,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            for (int i = 0; i < RECORDS; i++) {
                JsonNode user = users.get(i % users.size());
                String id = user.path("nat").asString() + ":" + i;
                int partition = UserPartition.of(UserId.of("randomuser", id), PARTITIONS);
                RawRecord record = RawRecords.of(id, partition, i, user.toString());
                Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                        Topics.raw(lane), partition, RawRecords.key(record), RawRecords.bytes(record)));
            }
        }
    }
}
