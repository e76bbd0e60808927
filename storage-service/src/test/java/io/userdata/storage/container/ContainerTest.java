package io.userdata.storage.container;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.testcontainers.junit.jupiter.Testcontainers;

/** A test of the service on containers, run by {@code mvn verify -Dcontainers} where they can be had. */
@Retention(RUNTIME)
@Target(TYPE)
@ExtendWith(ContainerCondition.class)
@Testcontainers
@SpringBootTest(
        properties = {
            "server.port=0",
            "userdata.security.tokens[0].name=test",
            "userdata.security.tokens[0].role=viewer",
            "userdata.security.tokens[0].sha256=0000000000000000000000000000000000000000000000000000000000000000"
        })
@Import(ContainerTest.BrokerAddress.class)
@interface ContainerTest {
    /** The images that must be had. */
    String[] value();

    /** Takes the broker that is connected to the test as that of all the service's clients. */
    @TestConfiguration(proxyBeanMethods = false)
    class BrokerAddress {
        @Bean
        DynamicPropertyRegistrar brokerAddress(KafkaConnectionDetails broker) {
            return registry -> registry.add(
                    "userdata.kafka.bootstrap-servers", () -> String.join(",", broker.getBootstrapServers()));
        }
    }
}
