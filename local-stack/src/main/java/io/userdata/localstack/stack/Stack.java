package io.userdata.localstack.stack;

import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.localstack.process.ChildProcessPlan;
import io.userdata.localstack.process.InstalledPrograms;
import io.userdata.localstack.process.PidFile;
import io.userdata.localstack.process.StartFailedException;
import io.userdata.localstack.userapi.SampleUserApi;
import io.userdata.localstack.userapi.SampleUserApiOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Everything that runs: broker, database, user API and services. Whole, or stopped again. */
public final class Stack implements AutoCloseable {
    private static final Duration LEFTOVER = Duration.ofSeconds(20);

    private final StackPlan plan;
    private final StackListener listener;
    private final ParallelStartup starting = new ParallelStartup();
    private final ManagedProcesses parts = new ManagedProcesses();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable SampleUserApi> userApi = new AtomicReference<>();
    private final AtomicReference<@Nullable Supervisor> supervisor = new AtomicReference<>();
    private final AtomicReference<@Nullable Broker> broker = new AtomicReference<>();
    private final AtomicReference<@Nullable Database> database = new AtomicReference<>();
    private final Map<ServiceKind, Path> jars = new ConcurrentHashMap<>();

    /** A stack that runs nothing yet. */
    public Stack(StackPlan plan, StackListener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    /**
     * Starts all parts, as many as possible at the same time, and waits until they are ready.
     *
     * @throws StartFailedException in one sentence; then {@link #close()} stops what has started
     */
    public void start() {
        awaitLeftovers();
        plan.ports().requireFree(plan.hasSampleUserApi());
        List<Runnable> first = new ArrayList<>(List.of(this::startBroker, this::startDatabase, this::startUserApi));
        for (ServiceKind kind : ServiceKind.values()) {
            first.add(() -> jars.put(kind, new ServiceJar(plan.repository(), kind, plan.data()).runnable()));
        }
        starting.run(first);
        ServiceSettings settings =
                new ServiceSettings(plan, started(broker.get(), "Kafka"), started(database.get(), "PostgreSQL"));
        starting.run(Arrays.stream(ServiceKind.values())
                .map(kind -> (Runnable) () -> startService(kind, settings))
                .toList());
        supervisor.set(new Supervisor(parts.all(), listener));
    }

    /** What other tools need to use it. */
    public StackEnvironment environment() {
        return new StackEnvironment(plan, started(database.get(), "PostgreSQL").uri());
    }

    /** Stops the services first, then what they need; does nothing the second time. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Supervisor watching = supervisor.get();
        if (watching != null) {
            watching.close();
        }
        starting.close();
        parts.close();
        SampleUserApi api = userApi.get();
        if (api != null) {
            api.close();
        }
    }

    /** Children of a launcher that was killed end a little later than it did. */
    private void awaitLeftovers() {
        for (ServiceKind kind : ServiceKind.values()) {
            PidFile.beside(plan.data().log(kind.module())).awaitEnd(LEFTOVER);
        }
        Broker.awaitLeftover(plan.data().kafka(), LEFTOVER);
        Database.awaitLeftover(plan.data().database(), LEFTOVER);
    }

    private void startBroker() {
        long start = System.nanoTime();
        Broker kafka = Broker.start(
                plan.data().kafka(), plan.ports().kafka(), plan.ports().kafkaController());
        parts.addInfrastructure(ManagedProcess.of(kafka));
        broker.set(kafka);
        listener.ready("Kafka", kafka.bootstrapServers(), since(start));
    }

    private void startDatabase() {
        long start = System.nanoTime();
        Database postgres = Database.start(plan.data().database(), plan.ports().database());
        parts.addInfrastructure(ManagedProcess.of(postgres));
        database.set(postgres);
        listener.ready("PostgreSQL", "127.0.0.1:" + plan.ports().database(), since(start));
    }

    private void startUserApi() {
        if (plan.hasSampleUserApi()) {
            long start = System.nanoTime();
            SampleUserApi api = SampleUserApi.start(SampleUserApiOptions.defaults()
                    .withPort(plan.ports().userApi())
                    .withUserLimit(plan.userLimit()));
            userApi.set(api);
            listener.ready("sample user API", api.uri().toString(), since(start));
        }
    }

    private void startService(ServiceKind kind, ServiceSettings settings) {
        long start = System.nanoTime();
        List<String> command = new ArrayList<>(List.of(InstalledPrograms.java()));
        command.addAll(kind.jvmOptions());
        command.addAll(List.of("-jar", String.valueOf(jars.get(kind))));
        ChildProcessPlan child = ChildProcessPlan.of(
                        kind.module(), command, plan.data().log(kind.module()))
                .withEnvironment(settings.environment(kind));
        parts.addService(ManagedProcess.of(ServiceProcess.start(child, settings.address(kind))));
        listener.ready(kind.module(), settings.address(kind).toString(), since(start));
    }

    private static <T> T started(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        return part;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
