package io.userdata.chaos.journal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints one line for each thing that happens, with the time since the journal was begun. */
public final class Journal {
    private final PrintStream out;
    private final long start = System.nanoTime();

    public Journal(PrintStream out) {
        this.out = out;
    }

    public void line(String form, Object... values) {
        Duration since = elapsed();
        out.printf(Locale.ROOT, "%3d:%02d  ", since.toMinutes(), since.toSecondsPart());
        out.println(values.length == 0 ? form : String.format(Locale.ROOT, form, values));
    }

    /** A line of a table, without a time. */
    public void plain(String text) {
        out.println(text);
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
