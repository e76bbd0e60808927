package io.userdata.storage.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.storage.kafka.KafkaClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Consumers that read committed records as bytes and commit their offsets after the batch is in the database. */
@Configuration(proxyBeanMethods = false)
class ConsumeConfiguration {
    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> batches(
            KafkaClientSettings kafka, ConsumeProperties properties, MeterRegistry meters) {
        GroupLeavingConsumerFactory consumers =
                new GroupLeavingConsumerFactory(kafka.groupConsumer(properties.maxPollRecords()));
        consumers.addListener(new MicrometerConsumerListener<>(meters));
        ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(consumers);
        factory.setBatchListener(true);
        factory.setAutoStartup(false);
        factory.setCommonErrorHandler(retryForEver(properties));
        return factory;
    }

    /** The container keeps the batch, pauses its partitions and tries again; it never gives up and never skips. */
    private static DefaultErrorHandler retryForEver(ConsumeProperties properties) {
        ExponentialBackOff pauses =
                new ExponentialBackOff(properties.retryFirst().toMillis(), 2);
        pauses.setMaxInterval(properties.retryMost().toMillis());
        pauses.setJitter(properties.retryFirst().toMillis() / 2);
        return new DefaultErrorHandler(pauses);
    }
}
