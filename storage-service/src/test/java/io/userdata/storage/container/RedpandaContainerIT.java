package io.userdata.storage.container;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.redpanda.RedpandaContainer;

/** The service between Redpanda and PostgreSQL in containers. */
@ContainerTest({RedpandaContainerIT.DATABASE, RedpandaContainerIT.BROKER})
class RedpandaContainerIT extends BrokerContract {
    static final String DATABASE = "postgres:17.11";
    static final String BROKER = "redpandadata/redpanda:v26.1.14";

    @Container
    @ServiceConnection
    static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer(DATABASE);

    @Container
    @ServiceConnection
    static final RedpandaContainer REDPANDA = new RedpandaContainer(BROKER);
}
