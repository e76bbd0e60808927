package io.userdata.localstack.stack;

import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.localstack.process.Child;
import java.util.function.Supplier;

/** One child process of the stack. */
record Part(String name, Supplier<Child> process, Runnable startAgain) {
    static Part of(Broker broker) {
        return new Part("Kafka", broker::process, broker::startAgain);
    }

    static Part of(Database database) {
        return new Part("PostgreSQL", database::process, database::startAgain);
    }

    static Part of(Service service) {
        return new Part(service.name(), service::process, service::startAgain);
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
