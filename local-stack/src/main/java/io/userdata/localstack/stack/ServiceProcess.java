package io.userdata.localstack.stack;

import io.userdata.localstack.process.ChildProcess;
import io.userdata.localstack.process.ChildProcessPlan;
import io.userdata.localstack.process.StartFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One of our services in a JVM of its own, ready when it says so over HTTP. */
final class ServiceProcess {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    private final ChildProcessPlan plan;
    private final URI readiness;
    private ChildProcess child;

    private ServiceProcess(ChildProcessPlan plan, URI address) {
        this.plan = plan;
        this.readiness = address.resolve("/actuator/health/readiness");
        this.child = launch();
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @throws StartFailedException if it ends first or is not ready in time
     */
    static ServiceProcess start(ChildProcessPlan plan, URI address) {
        return new ServiceProcess(plan, address);
    }

    String name() {
        return plan.name();
    }

    ChildProcess process() {
        return child;
    }

    void startAgain() {
        child = launch();
    }

    private ChildProcess launch() {
        ChildProcess started = ChildProcess.start(plan);
        try {
            started.awaitReady(START, this::isReady);
            return started;
        } catch (StartFailedException e) {
            started.kill();
            throw e;
        }
    }

    private boolean isReady() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(readiness).timeout(ANSWER).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) { // not listening yet
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
