package io.userdata.localstack.stack;

import io.userdata.localstack.process.StartFailedException;
import java.util.ArrayList;
import java.util.List;

/** The children that are running, in the order of their start; they are stopped in the reverse of it. */
final class Parts implements AutoCloseable {
    private final List<Part> infrastructure = new ArrayList<>();
    private final List<Part> services = new ArrayList<>();
    private boolean closed;

    /** Something that services need. */
    void addInfrastructure(Part part) {
        add(infrastructure, part);
    }

    void addService(Part part) {
        add(services, part);
    }

    synchronized List<Part> all() {
        List<Part> all = new ArrayList<>(infrastructure);
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

    private void add(List<Part> parts, Part part) {
        synchronized (this) {
            if (!closed) {
                parts.add(part);
                return;
            }
        }
        part.stop();
        throw new StartFailedException("The stack was stopped while " + part.name() + " was starting.");
    }

    private static void stop(List<Part> parts) {
        parts.forEach(Part::requestStop);
        parts.forEach(Part::stop);
    }
}
