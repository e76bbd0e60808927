package io.userdata.processor.query;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.starter.json.EventMapper;
import io.userdata.transform.TransformRules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Pushes a record through Spark, so that classes are loaded and code is generated before the first true one. */
public final class SparkWarmUp {
    private final SparkRuntime spark;
    private final TransformRules rules;
    private final boolean wanted;

    SparkWarmUp(SparkRuntime spark, TransformRules rules, boolean wanted) {
        this.spark = spark;
        this.rules = rules;
        this.wanted = wanted;
    }

    /** Runs one small batch whose results are thrown away. */
    public void run() {
        if (wanted) {
            SparkSession session = spark.session();
            List<Row> rows = List.of(row(deletion()));
            new LaneTransform(rules, Lane.LIVE)
                    .apply(
                            session.createDataFrame(rows, KafkaRowSchema.IN),
                            RowCounters.register(session.sparkContext()))
                    .write()
                    .format("noop")
                    .mode("overwrite")
                    .save();
        }
    }

    private static Row row(RawRecord record) {
        byte[] key = record.userId().toString().getBytes(US_ASCII);
        return RowFactory.create(
                Topics.RAW_LIVE, 0, 0L, key, EventMapper.create().writeValueAsBytes(record));
    }

    /** A record that needs no mapping and goes through reading and writing all the same. */
    private static RawRecord deletion() {
        UUID nil = new UUID(0, 0);
        return new RawRecord(
                nil,
                new Coordinates(nil, 0, 0, 0),
                "warm-up",
                "warm-up",
                nil,
                Lane.LIVE,
                Operation.DELETE,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                0,
                null);
    }
}
