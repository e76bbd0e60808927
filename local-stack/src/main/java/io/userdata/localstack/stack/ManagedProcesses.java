package io.userdata.localstack.stack;

import io.userdata.localstack.process.StartFailedException;
import java.util.ArrayList;
import java.util.List;

/** The children that are running, in the order of their start; they are stopped in the reverse of it. */
final class ManagedProcesses implements AutoCloseable {
    private final List<ManagedProcess> infrastructure = new ArrayList<>();
    private final List<ManagedProcess> services = new ArrayList<>();
    private boolean closed;

    /** Something that services need. */
    void addInfrastructure(ManagedProcess part) {
        add(infrastructure, part);
    }

    void addService(ManagedProcess part) {
        add(services, part);
    }

    synchronized List<ManagedProcess> all() {
        List<ManagedProcess> all = new ArrayList<>(infrastructure);
        all.addAll(services);
        return all;
    }

    /** Stops the services together, then what they need; a part that comes later is stopped at once. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop(services);
        stop(infrastructure);
    }

    private void add(List<ManagedProcess> parts, ManagedProcess part) {
        synchronized (this) {
            if (!closed) {
                parts.add(part);
                return;
            }
        }
        part.stop();
        throw new StartFailedException("The stack was stopped while " + part.name() + " was starting.");
    }

    private static void stop(List<ManagedProcess> parts) {
        parts.forEach(ManagedProcess::requestStop);
        parts.forEach(ManagedProcess::stop);
    }
}
