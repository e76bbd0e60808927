package io.userdata.localstack.terminal;

import java.time.Duration;

/** A line whenever something has changed, but not too often. */
final class LineProgress implements RunProgress {
    private static final Duration APART = Duration.ofSeconds(2);

    private final Terminal screen;
    private final long users;
    private String shown = "";
    private String why = "";
    private long shownAt = System.nanoTime() - APART.toNanos();

    LineProgress(Terminal screen, long users) {
        this.screen = screen;
        this.users = users;
    }

    @Override
    public void progress(long published, long processed, long stored) {
        String line = String.format(
                "  published %s, processed %s, stored %s of %s",
                NumberFormatting.grouped(published),
                NumberFormatting.grouped(processed),
                NumberFormatting.grouped(stored),
                NumberFormatting.grouped(users));
        long now = System.nanoTime();
        if (!line.equals(shown) && (stored >= users || now - shownAt > APART.toNanos())) {
            screen.line(line);
            shown = line;
            shownAt = now;
        }
    }

    @Override
    public void heldUp(String reason) {
        if (!reason.equals(why)) {
            why = reason;
            screen.line("  " + (reason.isEmpty() ? "The run goes on" : reason));
        }
    }

    @Override
    public void close() {
        // what was shown stays
    }
}
