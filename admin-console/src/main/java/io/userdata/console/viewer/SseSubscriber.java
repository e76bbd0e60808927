package io.userdata.console.viewer;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A page that receives snapshots; a slow one misses some of them and does not hold up the others. */
final class SseSubscriber {
    private final SseEmitter emitter;
    private final Runnable gone;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** @param gone what to do when the page is closed */
    SseSubscriber(SseEmitter emitter, Consumer<SseSubscriber> gone) {
        this.gone = () -> gone.accept(this);
        this.emitter = emitter;
    }

    /** Sends a snapshot unless the one before is still on its way. */
    void show(String json, Executor senders) {
        if (busy.compareAndSet(false, true)) {
            senders.execute(() -> send(json));
        }
    }

    void end() {
        emitter.complete();
    }

    private void send(String json) {
        try {
            emitter.send(SseEmitter.event().name("snapshot").data(json));
        } catch (IOException | IllegalStateException e) { // the page was closed; the container ends the request
            gone.run();
        } finally {
            busy.set(false);
        }
    }
}
