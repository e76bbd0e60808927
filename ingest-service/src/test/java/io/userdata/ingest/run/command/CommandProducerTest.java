package io.userdata.ingest.run.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.events.run.RunCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

class CommandProducerTest {
    private static final RunCommand COMMAND =
            new RunCommand(RunCommand.Action.PAUSE, "people", null, null, Instant.EPOCH);

    private final List<MockProducer<byte[], byte[]>> opened = new ArrayList<>();

    static Stream<KafkaException> aProducerThatWasRefusedIsReplaced() {
        return Stream.of(new ClusterAuthorizationException("no"), new SaslAuthenticationException("no"));
    }

    @ParameterizedTest
    @MethodSource
    void aProducerThatWasRefusedIsReplaced(KafkaException refusal) throws InterruptedException {
        CommandProducer commands = new CommandProducer(
                new DefaultKafkaProducerFactory<>(Map.of()) {
                    @Override
                    protected Producer<byte[], byte[]> createRawProducer(Map<String, Object> settings) {
                        return open(refusal);
                    }
                },
                () -> 4,
                Duration.ofSeconds(5));
        assertThatThrownBy(() -> commands.append(COMMAND)).isInstanceOf(KafkaNotAnsweringException.class);
        commands.append(COMMAND);
        assertThat(opened).hasSize(2);
        assertThat(opened.get(1).history()).hasSize(1);
    }

    /** The first one is never let in. */
    private Producer<byte[], byte[]> open(KafkaException refusal) {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        if (opened.isEmpty()) {
            producer.sendException = refusal;
        }
        opened.add(producer);
        return producer;
    }
}
