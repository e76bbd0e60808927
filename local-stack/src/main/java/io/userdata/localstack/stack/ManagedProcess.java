package io.userdata.localstack.stack;

import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.localstack.process.ChildProcess;
import java.util.function.Supplier;

/** One child process of the stack. */
record ManagedProcess(String name, Supplier<ChildProcess> process, Runnable startAgain) {
    static ManagedProcess of(Broker broker) {
        return new ManagedProcess("Kafka", broker::process, broker::startAgain);
    }

    static ManagedProcess of(Database database) {
        return new ManagedProcess("PostgreSQL", database::process, database::startAgain);
    }

    static ManagedProcess of(ServiceProcess service) {
        return new ManagedProcess(service.name(), service::process, service::startAgain);
    }

    boolean isAlive() {
        return process.get().isAlive();
    }

    void requestStop() {
        process.get().requestStop();
    }

    void stop() {
        process.get().stop();
    }
}
