package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.starter.topic.KafkaProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The options of Spark's Kafka source and sink. */
final class KafkaOptions {
    /** The largest message of the topics; the producer refuses a larger one. */
    static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    private static final String CLIENT = "kafka.";

    private final KafkaProperties kafka;
    private final QueryProperties properties;

    KafkaOptions(KafkaProperties kafka, QueryProperties properties) {
        this.kafka = kafka;
        this.properties = properties;
    }

    /**
     * Those of the source.
     *
     * @param startAt where a query starts that has no batch behind it, by partition; empty: at the beginning
     */
    Map<String, String> source(Lane lane, Map<Integer, Long> startAt) {
        Map<String, String> options = clients();
        options.put("subscribe", Topics.raw(lane));
        options.put("startingOffsets", startingOffsets(Topics.raw(lane), startAt));
        options.put(CLIENT + "isolation.level", "read_committed");
        options.putAll(pace(properties.lane(lane)));
        return options;
    }

    /**
     * A continuous query waits at the broker, which answers as soon as there is anything: it needs no short wait. Where it
     * is not to fail over lost data it takes the end of a partition for a loss and asks without pause; one that fails is
     * started again past what is gone, which the ledger names: docs/adr/0014.
     */
    private Map<String, String> pace(QueryProperties.LaneProperties lane) {
        return switch (lane.trigger()) {
            case CONTINUOUS -> Map.of("failOnDataLoss", "true");
            case MICRO_BATCH ->
                Map.of(
                        "failOnDataLoss",
                        "false",
                        "maxOffsetsPerTrigger",
                        Long.toString(lane.maxOffsetsPerTrigger()),
                        CLIENT + "fetch.max.wait.ms",
                        Long.toString(properties.fetchMaxWait().toMillis()));
        };
    }

    private static String startingOffsets(String topic, Map<Integer, Long> startAt) {
        return startAt.isEmpty()
                ? "earliest"
                : startAt.entrySet().stream()
                        .map(start -> "\"" + start.getKey() + "\":" + start.getValue())
                        .collect(Collectors.joining(",", "{\"" + topic + "\":{", "}}"));
    }

    /** Those of the sink. A micro-batch is flushed at its end: until then its records wait for full requests. */
    Map<String, String> sink(Lane lane) {
        Map<String, String> options = clients();
        if (properties.lane(lane).trigger() == LaneTrigger.MICRO_BATCH) {
            options.putIfAbsent(CLIENT + "batch.size", "65536");
            options.putIfAbsent(CLIENT + "linger.ms", "20");
        }
        options.put(CLIENT + "acks", "all");
        options.put(CLIENT + "compression.type", "lz4");
        options.put(CLIENT + "max.request.size", Integer.toString(MAX_MESSAGE_BYTES));
        return options;
    }

    private Map<String, String> clients() {
        Map<String, String> options = new LinkedHashMap<>();
        kafka.client().forEach((name, value) -> options.put(CLIENT + name, value.toString()));
        return options;
    }
}
