package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.starter.topic.KafkaProperties;
import java.util.LinkedHashMap;
import java.util.Map;

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

    Map<String, String> source(Lane lane) {
        Map<String, String> options = clients();
        options.put("subscribe", Topics.raw(lane));
        options.put("startingOffsets", "earliest");
        options.put("failOnDataLoss", "false"); // what is gone is named by the ledger: docs/adr/0014
        options.put("maxOffsetsPerTrigger", Long.toString(properties.lane(lane).maxOffsetsPerTrigger()));
        options.put(CLIENT + "isolation.level", "read_committed");
        options.put(
                CLIENT + "fetch.max.wait.ms",
                Long.toString(properties.fetchMaxWait().toMillis()));
        return options;
    }

    Map<String, String> sink() {
        Map<String, String> options = clients();
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
