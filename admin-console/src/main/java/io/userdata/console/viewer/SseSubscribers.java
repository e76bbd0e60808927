package io.userdata.console.viewer;

import io.userdata.console.service.ConsoleProperties;
import io.userdata.starter.problem.ProblemException;
import io.userdata.starter.problem.UnexpectedError;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Pushes one snapshot to all open pages; while no page is open, no service is asked. */
public final class SseSubscribers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SseSubscribers.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Supplier<String> snapshots;
    private final ConsoleProperties properties;
    private final Set<SseSubscriber> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(SseSubscribers::clockThread);
    private final ExecutorService senders = Executors.newCachedThreadPool(SseSubscribers::senderThread);
    private volatile boolean running;

    /** @param snapshots asks the services and gives JSON */
    SseSubscribers(Supplier<String> snapshots, ConsoleProperties properties) {
        this.snapshots = snapshots;
        this.properties = properties;
    }

    /**
     * Lets one more look, until the browser goes away.
     *
     * @throws ProblemException if too many look already
     */
    public SseEmitter join() {
        if (!running || all.size() >= properties.viewers()) {
            throw new ProblemException(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "too-many-viewers",
                            "As many as may look at the same time do so already.")
                    .retryAfter(RETRY);
        }
        SseEmitter emitter = new SseEmitter(0L);
        SseSubscriber viewer = new SseSubscriber(emitter, all::remove);
        emitter.onCompletion(() -> all.remove(viewer));
        emitter.onTimeout(() -> all.remove(viewer));
        emitter.onError(error -> all.remove(viewer));
        all.add(viewer);
        return emitter;
    }

    /** How many look. */
    public int count() {
        return all.size();
    }

    @Override
    public void start() {
        running = true;
        long pause = properties.refresh().toMillis();
        clock.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Ends all streams, which the web server would wait for. */
    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
        all.forEach(SseSubscriber::end);
        senders.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Makes one snapshot for all open pages; does nothing while there is none. */
    void tick() {
        if (all.isEmpty()) {
            return;
        }
        try {
            String snapshot = snapshots.get();
            all.forEach(viewer -> viewer.show(snapshot, senders));
        } catch (RuntimeException e) { // or the clock would end, and all pages would stand still
            UnexpectedError.described(LOG.atError(), e).log("no snapshot could be made");
        }
    }

    private static Thread clockThread(Runnable work) {
        return daemon(work, "snapshots");
    }

    private static Thread senderThread(Runnable work) {
        return daemon(work, "viewer");
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
