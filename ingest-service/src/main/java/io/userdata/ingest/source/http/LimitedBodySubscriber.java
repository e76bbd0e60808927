package io.userdata.ingest.source.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects the body of an answer up to a limit, and ends the connection beyond it. */
final class LimitedBodySubscriber implements BodySubscriber<byte[]> {
    private final long limit;
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long size;

    LimitedBodySubscriber(long limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        started.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            size += buffer.remaining();
            if (size > limit) {
                hangUp();
                return;
            }
            parts.add(buffer);
        }
    }

    private void hangUp() {
        if (subscription != null) {
            subscription.cancel();
        }
        body.completeExceptionally(new TooLargeException());
    }

    @Override
    public void onError(Throwable error) {
        body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(size));
        parts.forEach(whole::put);
        body.complete(whole.array());
    }
}
