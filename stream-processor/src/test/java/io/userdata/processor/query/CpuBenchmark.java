package io.userdata.processor.query;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.userapi.person.Nationality;
import io.userdata.starter.topic.KafkaProperties;
import io.userdata.transform.TransformOutcome;
import io.userdata.transform.TransformRules;
import io.userdata.transform.fixture.ShippedSettings;
import io.userdata.transform.mapping.MappingDefinition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.springframework.util.FileSystemUtils;

/**
 * CPU that this process takes for a record, Kafka to Kafka: the transform as it is shipped, and less phones and
 * transliteration, against a plain select in the same Spark, with a Kafka client's own batches and with those of the
 * shipped settings. The sides take turns; a turn is one batch over a full topic.
 */
final class CpuBenchmark {
    private static final int RECORDS = Integer.getInteger("records", 200_000);
    private static final int WARM_UP = Integer.getInteger("warm-up", 4);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final String PASSED = "passed";
    private static final String PASSED_IN_FULL_BATCHES = "passed in full batches";
    private static final String TRANSFORMED = "transformed";
    /** How a Kafka client fills its requests by default. */
    private static final Map<String, String> CLIENTS_OWN = Map.of("kafka.batch.size", "16384", "kafka.linger.ms", "0");
    /** Whose names are in other letters than Latin ones. */
    private static final Set<Nationality> TRANSLITERATED = EnumSet.of(Nationality.IR, Nationality.UA);

    private final Path folder;
    private final SparkSession spark;
    private final KafkaOptions kafka;
    private final Map<String, List<Double>> micros = new LinkedHashMap<>();
    private final List<RowCounters> counters = new ArrayList<>();
    private int turns;

    private CpuBenchmark(Path folder, SparkSession spark, KafkaOptions kafka) {
        this.folder = folder;
        this.spark = spark;
        this.kafka = kafka;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("processor-cpu");
        try (Broker broker = Broker.start(folder.resolve("broker"), 0);
                SparkSession spark = spark(folder)) {
            PrefilledTopics topics = new PrefilledTopics(broker.bootstrapServers());
            long bytes = topics.fill(Lane.BACKFILL, EnumSet.allOf(Nationality.class), RECORDS);
            long latin = topics.fill(Lane.LIVE, EnumSet.complementOf(EnumSet.copyOf(TRANSLITERATED)), RECORDS);
            System.out.printf("records=%d bytes=%d, of Latin names %d%n", RECORDS, bytes, latin);
            new CpuBenchmark(folder, spark, inOneBatch(broker)).run();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static SparkSession spark(Path folder) {
        SparkSession.Builder builder = SparkSession.builder().master("local[" + (PrefilledTopics.PARTITIONS + 2) + "]");
        SparkSettings.of(folder.resolve("scratch")).forEach(builder::config);
        return builder.getOrCreate();
    }

    /** So that what a batch costs, however small, is not taken for the cost of its records. */
    private static KafkaOptions inOneBatch(Broker broker) {
        String all = Integer.toString(Integer.MAX_VALUE);
        QueryProperties properties = QueryPropertiesTest.bind(Map.of(
                "userdata.pipeline.live.max-offsets-per-trigger", all,
                "userdata.pipeline.backfill.max-offsets-per-trigger", all));
        return new KafkaOptions(new KafkaProperties(broker.bootstrapServers(), Map.of()), properties);
    }

    private void run() throws IOException, TimeoutException, StreamingQueryException {
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (Lane lane : Lane.values()) {
                turn(PASSED, lane, CLIENTS_OWN, CpuBenchmark::passed);
                turn(PASSED_IN_FULL_BATCHES, lane, Map.of(), CpuBenchmark::passed);
                turn(TRANSFORMED, lane, Map.of(), raw -> transformed(raw, rules(lane), lane));
            }
        }
        assertThat(counters).allMatch(each -> each.value(TransformOutcome.ENRICHED) == RECORDS);
        micros.forEach((side, each) -> System.out.printf("%-36s %5.1f us/record %s%n", side, median(side), each));
        for (Lane lane : Lane.values()) {
            double transformed = median(name(TRANSFORMED, lane));
            System.out.printf(
                    "%s: %.2f of the pass-through, %.2f of that in full batches%n",
                    name(TRANSFORMED, lane),
                    transformed / median(name(PASSED, lane)),
                    transformed / median(name(PASSED_IN_FULL_BATCHES, lane)));
        }
        System.out.println("load=" + Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private static String name(String side, Lane lane) {
        return side + (lane == Lane.BACKFILL ? ", everything" : ", no phones, Latin");
    }

    private static TransformRules rules(Lane lane) {
        return lane == Lane.BACKFILL ? ShippedSettings.rules() : withoutPhones();
    }

    private void turn(String side, Lane lane, Map<String, String> more, UnaryOperator<Dataset<Row>> columns)
            throws TimeoutException, StreamingQueryException {
        Dataset<Row> raw = spark.readStream()
                .format("kafka")
                .options(kafka.source(lane, Map.of()))
                .load();
        long before = cpu();
        columns.apply(raw)
                .writeStream()
                .format("kafka")
                .options(kafka.sink(Lane.BACKFILL))
                .options(more)
                .option(
                        "checkpointLocation",
                        folder.resolve("checkpoint-" + turns++).toString())
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        micros.computeIfAbsent(name(side, lane), added -> new ArrayList<>()).add((cpu() - before) / 1_000.0 / RECORDS);
    }

    private double median(String side) {
        List<Double> all = Objects.requireNonNull(micros.get(side));
        return all.subList(WARM_UP, all.size()).stream().sorted().toList().get((all.size() - WARM_UP) / 2);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Bytes go from source to sink; no row becomes an object. */
    private static Dataset<Row> passed(Dataset<Row> raw) {
        return raw.select(lit(Topics.ENRICHED_LIVE).as("topic"), col("partition"), col("key"), col("value"));
    }

    private Dataset<Row> transformed(Dataset<Row> raw, TransformRules rules, Lane lane) {
        RowCounters counted = RowCounters.register(spark.sparkContext());
        counters.add(counted);
        return new LaneTransform(rules, lane).apply(raw, counted);
    }

    private static TransformRules withoutPhones() {
        TransformRules shipped = ShippedSettings.rules();
        Map<String, MappingDefinition> mappings = new HashMap<>(shipped.mappings());
        mappings.computeIfPresent("randomuser", (name, source) -> withoutPhones(source));
        return new TransformRules(mappings, shipped.quality(), shipped.maxResultBytes());
    }

    private static MappingDefinition withoutPhones(MappingDefinition source) {
        Map<String, String> fields = new HashMap<>(source.fields());
        fields.keySet().removeAll(List.of("phone", "cell"));
        List<String> known = new ArrayList<>(source.known());
        known.addAll(List.of("/phone", "/cell"));
        return new MappingDefinition(
                fields,
                source.defaults(),
                source.types(),
                source.drift(),
                source.unknown(),
                known,
                source.usernameSuffices());
    }
}
