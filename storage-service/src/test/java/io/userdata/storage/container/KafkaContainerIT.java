package io.userdata.storage.container;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The service between Kafka and PostgreSQL in containers. */
@ContainerTest({KafkaContainerIT.DATABASE, KafkaContainerIT.BROKER})
class KafkaContainerIT extends BrokerContract {
    static final String DATABASE = "postgres:17.11";
    static final String BROKER = "apache/kafka:4.2.1";

    @Container
    @ServiceConnection
    static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer(DATABASE);

    @Container
    @ServiceConnection
    static final KafkaContainer KAFKA = new KafkaContainer(BROKER);
}
