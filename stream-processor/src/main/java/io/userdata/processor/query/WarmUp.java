package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.processor.transform.TransformRules;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Pushes a record through Spark, so that classes are loaded and code is generated before the first true one. */
public final class WarmUp {
    private final SparkRuntime spark;
    private final TransformRules rules;
    private final boolean wanted;

    WarmUp(SparkRuntime spark, TransformRules rules, boolean wanted) {
        this.spark = spark;
        this.rules = rules;
        this.wanted = wanted;
    }

    /** Runs one small batch whose results nobody sees. */
    public void run() {
        if (wanted) {
            SparkSession session = spark.session();
            Row row = RowFactory.create(Topics.raw(Lane.LIVE), 0, 0L, null, null);
            List<Row> rows = Collections.singletonList(row);
            new LaneTransform(rules, Lane.LIVE)
                    .apply(session.createDataFrame(rows, Rows.IN), RowCounters.register(session.sparkContext()))
                    .write()
                    .format("noop")
                    .mode("overwrite")
                    .save();
        }
    }
}
