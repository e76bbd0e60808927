package io.userdata.processor.query;

import static org.apache.spark.sql.functions.col;

import io.userdata.events.record.Lane;
import io.userdata.transform.TransformRules;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** The pure transform of a lane, from the columns of Spark's Kafka source to those of its sink, one row for each row. */
final class LaneTransform {
    private final TransformRules rules;
    private final Lane lane;

    LaneTransform(TransformRules rules, Lane lane) {
        this.rules = rules;
        this.lane = lane;
    }

    Dataset<Row> apply(Dataset<Row> raw, RowCounters counters) {
        Column[] columns = Arrays.stream(KafkaRowSchema.IN.fieldNames())
                .map(name -> col(name))
                .toArray(Column[]::new);
        return raw.select(columns)
                .mapPartitions(new TransformPartition(rules, lane, counters), Encoders.row(KafkaRowSchema.OUT));
    }
}
