package io.userdata.processor.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.transform.IncomingRecord;
import io.userdata.transform.TransformOutcome;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.ShippedSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transform as Spark runs it, on batch frames. */
class LaneTransformTest {
    @TempDir
    static Path folder;

    private static @Nullable SparkRuntime runtime;

    @BeforeAll
    static void startSpark() {
        QueryProperties properties = QueryPropertiesTest.bind(Map.of(
                "userdata.pipeline.checkpoints", folder.resolve("checkpoints").toString()));
        runtime = new SparkRuntime(
                properties, new SparkQueryListener(Map.of(), java.time.Clock.systemUTC()), new SparkTaskListener());
        runtime.provide(2);
    }

    @AfterAll
    static void stopSpark() {
        if (runtime != null) {
            runtime.close();
        }
    }

    private static SparkSession spark() {
        return java.util.Objects.requireNonNull(runtime).session();
    }

    private static Dataset<Row> frame(List<IncomingRecord> records) {
        List<Row> rows = records.stream()
                .map(in -> RowFactory.create(in.topic(), in.partition(), in.offset(), in.key(), in.value()))
                .toList();
        return spark().createDataFrame(rows, KafkaRowSchema.IN).repartition(2);
    }

    private static Map<String, String> headers(Row row) {
        Map<String, String> headers = new HashMap<>();
        for (Row header : row.<Row>getList(4)) {
            headers.put(header.getString(0), new String(header.<byte[]>getAs(1), UTF_8));
        }
        return headers;
    }

    @Test
    void everyRowComesOutOnceWhereItBelongs() {
        RawRecord good = RawRecords.of("DK:u-1", 2, 41, RawRecords.payload());
        RawRecord gone = RawRecords.of("DK:u-2", 3, 7, null);
        IncomingRecord poison = new IncomingRecord("users.raw.live", 1, 9, null, null);
        RowCounters counters = RowCounters.register(spark().sparkContext());
        List<Row> rows = new LaneTransform(ShippedSettings.rules(), Lane.LIVE)
                .apply(frame(List.of(RawRecords.incoming(good), RawRecords.incoming(gone), poison)), counters)
                .orderBy("partition")
                .collectAsList();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).getString(0)).isEqualTo("users.quarantine");
        assertThat(rows.get(0).isNullAt(3)).isTrue();
        assertThat(QuarantineHeaders.read(headers(rows.get(0)), null).reason().code())
                .isEqualTo("NULL_VALUE");
        assertThat(rows.get(1).getString(0)).isEqualTo("users.enriched.live");
        assertThat(rows.get(1).getInt(1)).isEqualTo(2);
        assertThat(rows.get(1).<byte[]>getAs("key")).isEqualTo(RawRecords.key(good));
        assertThat(rows.get(1).isNullAt(4)).isTrue();
        assertThat(rows.get(2).getInt(1)).isEqualTo(3);
        assertThat(counters.value(TransformOutcome.ENRICHED)).isEqualTo(1);
        assertThat(counters.value(TransformOutcome.DELETED)).isEqualTo(1);
        assertThat(counters.value(TransformOutcome.QUARANTINED)).isEqualTo(1);
    }

    private static long id(RowCounters counters) {
        return counters.ids().entrySet().stream()
                .filter(entry -> entry.getValue() == TransformOutcome.ENRICHED)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @Test
    void countsGoOnOverStartsOfAQuery() {
        LaneCounters lane = new LaneCounters();
        long first = id(lane.next(spark().sparkContext()));
        lane.started(1);
        lane.counted(1, Map.of(first, 5L));
        assertThat(lane.total(TransformOutcome.ENRICHED)).isEqualTo(5);
        lane.counted(1, Map.of(first, 3L));
        lane.ended(1);
        lane.counted(1, Map.of(first, 9L));
        assertThat(lane.total(TransformOutcome.ENRICHED)).isEqualTo(5);
        lane.started(2);
        lane.counted(2, Map.of(first, 2L));
        long second = id(lane.next(spark().sparkContext()));
        lane.started(3);
        lane.counted(3, Map.of(second, 1L, first, 100L));
        assertThat(lane.total(TransformOutcome.ENRICHED)).isEqualTo(8);
        assertThat(lane.total(TransformOutcome.DELETED)).isZero();
    }

    @Test
    void warmingUpLeavesNothingBehind() {
        new SparkWarmUp(java.util.Objects.requireNonNull(runtime), ShippedSettings.rules(), true).run();
        assertThat(spark().streams().active()).isEmpty();
    }
}
