package io.userdata.storage.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.storage.kafka.KafkaClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;

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
        factory.setCommonErrorHandler(new BatchRetryHandler(properties));
        factory.getContainerProperties().setAuthExceptionRetryInterval(properties.retryMost());
        return factory;
    }
}
