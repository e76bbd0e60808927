package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import io.userdata.starter.json.EventMapper;
import io.userdata.transform.OutgoingRecord;
import io.userdata.transform.RecordTransform;
import io.userdata.transform.TransformRules;
import io.userdata.transform.mapping.DriftCounter;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The typed map that Spark carries to its tasks: it makes the transform there and pulls row after row through it. */
final class TransformPartition implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper MAPPER = EventMapper.create();

    private final TransformRules rules;
    private final Lane lane;
    private final RowCounters counters;
    private transient @Nullable RecordTransform transform;

    TransformPartition(TransformRules rules, Lane lane, RowCounters counters) {
        this.rules = rules;
        this.lane = lane;
        this.counters = counters;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        RecordTransform transform = transform();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                OutgoingRecord outgoing = transform.apply(KafkaRowSchema.incoming(rows.next()));
                counters.count(outgoing.outcome());
                return KafkaRowSchema.outgoing(outgoing);
            }
        };
    }

    /** One for each task: a continuous one comes here again at every checkpoint. */
    private RecordTransform transform() {
        RecordTransform kept = transform;
        if (kept == null) {
            kept = new RecordTransform(rules, MAPPER, lane, DriftCounter.OF_THIS_PROCESS);
            transform = kept;
        }
        return kept;
    }
}
