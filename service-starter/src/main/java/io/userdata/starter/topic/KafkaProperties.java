package io.userdata.starter.topic;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Kafka, for every client of a service.
 *
 * @param bootstrapServers comma-separated host:port
 * @param properties further client settings, such as security.protocol
 */
@ConfigurationProperties("userdata.kafka")
public record KafkaProperties(
        @DefaultValue("localhost:9092") String bootstrapServers,
        @DefaultValue Map<String, String> properties) {
    public KafkaProperties {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("userdata.kafka.bootstrap-servers must name a broker as host:port");
        }
        properties = Map.copyOf(properties);
    }

    /** What every client is made with: the address and the further settings. */
    public Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(properties);
        client.put("bootstrap.servers", bootstrapServers);
        return client;
    }

    /**
     * What a consumer is made with that reads committed records only, and whose positions are committed elsewhere.
     *
     * @param own further settings, which come before all others
     */
    public Map<String, Object> consumer(Map<String, Object> own) {
        Map<String, Object> consumer = client();
        consumer.put("isolation.level", "read_committed");
        consumer.put("enable.auto.commit", false);
        consumer.putAll(own);
        return consumer;
    }

    /**
     * What a producer is made with whose records are there once they are acknowledged.
     *
     * @param own further settings, which come before all others
     */
    public Map<String, Object> producer(Map<String, Object> own) {
        Map<String, Object> producer = client();
        producer.put("acks", "all");
        producer.put("compression.type", "lz4");
        producer.putAll(own);
        return producer;
    }
}
