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
}
