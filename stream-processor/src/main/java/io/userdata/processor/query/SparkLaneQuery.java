package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import io.userdata.processor.checkpoint.Checkpoint;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a lane's raw topic and writes its enriched topic and the quarantine. */
final class SparkLaneQuery implements LaneQuery {
    private static final Logger LOG = LoggerFactory.getLogger(SparkLaneQuery.class);

    private final Lane lane;
    private final SparkRuntime spark;
    private final KafkaOptions kafka;
    private final LaneTransform transform;
    private final QueryProperties.LaneProperties properties;
    private final Checkpoint checkpoint;
    private final LaneCounters counters;

    SparkLaneQuery(
            Lane lane,
            SparkRuntime spark,
            KafkaOptions kafka,
            LaneTransform transform,
            QueryProperties.LaneProperties properties,
            Checkpoint checkpoint,
            LaneCounters counters) {
        this.lane = lane;
        this.spark = spark;
        this.kafka = kafka;
        this.transform = transform;
        this.properties = properties;
        this.checkpoint = checkpoint;
        this.counters = counters;
    }

    @Override
    public RunningQuery start() throws QueryFailedException {
        try {
            return new Started(start(spark.session()));
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw new QueryFailedException(e);
        }
    }

    private StreamingQuery start(SparkSession session) throws TimeoutException, IOException {
        session.sparkContext().setLocalProperty(SparkSettings.POOL, lane.text());
        Dataset<Row> raw = session.readStream()
                .format("kafka")
                .options(kafka.source(lane, checkpoint.startAt()))
                .load();
        return transform
                .apply(raw, counters.next(session.sparkContext()))
                .writeStream()
                .queryName(lane.text())
                .format("kafka")
                .options(kafka.sink(lane))
                .option("checkpointLocation", checkpoint.folder().toUri().toString())
                .trigger(properties.trigger().spark(properties))
                .start();
    }

    private record Started(StreamingQuery query) implements RunningQuery {
        @Override
        public void awaitEnd() throws QueryFailedException {
            try {
                query.awaitTermination();
            } catch (StreamingQueryException e) {
                throw new QueryFailedException(e);
            }
        }

        @Override
        public void stop() {
            try {
                query.stop();
            } catch (TimeoutException | IllegalStateException e) {
                // It does not end in time, or Spark has already stopped; both end with the session.
                LOG.atWarn()
                        .addKeyValue("query", query.name())
                        .addKeyValue("error", e.getClass().getName())
                        .log("query could not be stopped in good order");
            }
        }
    }
}
