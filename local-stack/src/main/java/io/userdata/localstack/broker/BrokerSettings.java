package io.userdata.localstack.broker;

import io.userdata.localstack.files.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The {@code server.properties} of a single node that is broker and controller in one. */
final class BrokerSettings {
    private static final String TEMPLATE = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=BROKER://127.0.0.1:%1$d
            listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=BROKER
            controller.listener.names=CONTROLLER
            log.dirs=%3$s
            auto.create.topics.enable=false
            num.partitions=4
            default.replication.factor=1
            min.insync.replicas=1
            message.max.bytes=4718592
            replica.fetch.max.bytes=4718592
            group.initial.rebalance.delay.ms=0
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            share.coordinator.state.topic.num.partitions=1
            log.cleaner.dedupe.buffer.size=16777216
            broker.session.timeout.ms=4000
            broker.heartbeat.interval.ms=500
            num.network.threads=2
            num.io.threads=4
            """;

    private BrokerSettings() {}

    static void write(Path file, int port, int controllerPort, Path logs) {
        String folder = logs.toAbsolutePath().toString().replace("\\", "\\\\");
        try {
            PrivateFile.write(file, TEMPLATE.formatted(port, controllerPort, folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's settings cannot be written", e);
        }
    }
}
