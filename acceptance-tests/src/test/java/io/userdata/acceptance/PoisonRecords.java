package io.userdata.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts records on a raw topic that cannot be users. */
final class PoisonRecords {
    static final String NOT_JSON = "{\"this is\": no JSON";
    private static final JsonMapper JSON = JsonMapper.shared();

    private PoisonRecords() {}

    /** One that is no JSON and one that lacks the source's id of its user. */
    static void send(String bootstrap) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            ObjectNode broken = rawRecord();
            broken.remove("externalId");
            // a number of its own: a record is quarantined once, however often it comes
            broken.withObject("/coordinates").put("runId", UUID.randomUUID().toString());
            byte[] key = broken.path("userId").asString().getBytes(UTF_8);
            producer.send(new ProducerRecord<>(
                            "users.raw.live", 2, key, broken.toString().getBytes(UTF_8)))
                    .get();
            producer.send(new ProducerRecord<>("users.raw.live", 2, key, NOT_JSON.getBytes(UTF_8)))
                    .get();
        }
    }

    /** One that holds this text. */
    static void send(String bootstrap, String value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("users.raw.live", 2, null, value.getBytes(UTF_8)))
                    .get();
        }
    }

    private static ObjectNode rawRecord() throws IOException {
        String golden = "/contract/golden/raw-record.json";
        try (InputStream file = Objects.requireNonNull(PoisonRecords.class.getResourceAsStream(golden), golden)) {
            return (ObjectNode) JSON.readTree(file);
        }
    }
}
