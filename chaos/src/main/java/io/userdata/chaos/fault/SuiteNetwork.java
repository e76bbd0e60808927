package io.userdata.chaos.fault;

import io.userdata.chaos.suite.SuitePart;
import io.userdata.chaos.suite.SuitePlan;
import java.io.IOException;
import java.time.Duration;

/** The network between the services and their broker and database. */
public final class SuiteNetwork implements AutoCloseable {
    private final TcpProxy kafka;
    private final TcpProxy database;

    public SuiteNetwork(SuitePlan plan) throws IOException {
        this.kafka = TcpProxy.kafka(plan.kafkaProxy(), plan.kafka());
        this.database = TcpProxy.plain(plan.databaseProxy(), plan.database());
    }

    TcpProxy to(SuitePart part) {
        return part == SuitePart.DATABASE ? database : kafka;
    }

    /** All is well again. */
    void restore() {
        kafka.restore();
        kafka.delay(Duration.ZERO);
        database.restore();
        database.delay(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        database.close();
    }
}
