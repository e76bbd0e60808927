package io.userdata.ingest.run.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.identity.UserPartition;
import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunIdClaim;
import io.userdata.events.run.RunRecordKey;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.run.model.RunRecordCodec;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.starter.problem.ProblemException;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Appends commands where the owner of their source reads them, and claims where all claims to their run's id are. */
final class CommandProducer implements AutoCloseable {
    private static final int LARGEST_COMMAND_BYTES = 4 * 1024 * 1024;

    private final RunRecordCodec codec = new RunRecordCodec();
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final IntSupplier runsPartitions;
    private final Duration answerWithin;

    CommandProducer(KafkaProperties kafka, IntSupplier runsPartitions, Duration answerWithin) {
        this(
                new DefaultKafkaProducerFactory<>(
                        settings(kafka, answerWithin), ByteArraySerializer::new, ByteArraySerializer::new),
                runsPartitions,
                answerWithin);
    }

    CommandProducer(
            DefaultKafkaProducerFactory<byte[], byte[]> producers, IntSupplier runsPartitions, Duration answerWithin) {
        this.producers = producers;
        this.kafka = new KafkaTemplate<>(producers);
        this.runsPartitions = runsPartitions;
        this.answerWithin = answerWithin;
    }

    private static Map<String, Object> settings(KafkaProperties kafka, Duration answerWithin) {
        int millis = (int) answerWithin.toMillis();
        return kafka.producer(Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, millis,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_COMMAND_BYTES));
    }

    /**
     * Appends a command and waits for Kafka's word that it is there.
     *
     * @throws KafkaNotAnsweringException if that word does not come; the command may be there all the same
     * @throws ProblemException if the topic does not take a command of that size (413)
     */
    void append(RunCommand command) throws InterruptedException {
        byte[] key = command.source().getBytes(UTF_8);
        int partition = UserPartition.of(key, runsPartitions.getAsInt());
        send(new ProducerRecord<>(Topics.COMMANDS, partition, key, codec.write(command)));
    }

    /**
     * Appends a claim, and lets go of others.
     *
     * @throws KafkaNotAnsweringException if Kafka's word does not come; the claim may be there all the same
     */
    void append(RunIdClaim claim, List<RunIdClaim> old) throws InterruptedException {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.addAll(codec.write(RunStateChange.of(claim), partition(claim)));
        for (RunIdClaim each : old) {
            RunRecordKey key = new RunRecordKey.Claim(each.runId(), each.claimId());
            records.addAll(codec.write(RunStateChange.without(key), partition(each)));
        }
        for (ProducerRecord<byte[], byte[]> record : records) {
            send(record);
        }
    }

    private int partition(RunIdClaim claim) {
        return UserPartition.of(claim.runId(), runsPartitions.getAsInt());
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        try {
            kafka.send(record).get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException
                | KafkaException
                | org.springframework.kafka.KafkaException e) {
            if (isCausedBy(e, AuthorizationException.class) || isCausedBy(e, AuthenticationException.class)) {
                producers.reset(); // a producer that was refused once may never send again
            }
            throw isCausedBy(e, RecordTooLargeException.class) ? tooLarge() : new KafkaNotAnsweringException(e);
        }
    }

    private static boolean isCausedBy(Throwable error, Class<? extends KafkaException> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE, "too-large", "The records are too large together; push them in parts.");
    }

    @Override
    public void close() {
        producers.destroy();
    }
}
