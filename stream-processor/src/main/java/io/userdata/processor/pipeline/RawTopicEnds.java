package io.userdata.processor.pipeline;

import static java.util.stream.Collectors.toMap;

import io.userdata.starter.topic.KafkaProperties;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka where a topic begins and ends for a reader of committed records. */
final class RawTopicEnds implements AutoCloseable {
    private static final int ANSWER_SECONDS = 5;

    private final Admin admin;

    RawTopicEnds(KafkaProperties kafka) {
        this.admin = Admin.create(kafka.client());
    }

    Map<Integer, Long> ends(String topic, int partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        return offsets(topic, partitions, OffsetSpec.latest());
    }

    Map<Integer, Long> beginnings(String topic, int partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        return offsets(topic, partitions, OffsetSpec.earliest());
    }

    private Map<Integer, Long> offsets(String topic, int partitions, OffsetSpec spec)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(toMap(Function.identity(), partition -> spec));
        return admin
                .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(toMap(entry -> entry.getKey().partition(), entry -> entry.getValue()
                        .offset()));
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ZERO);
    }
}
