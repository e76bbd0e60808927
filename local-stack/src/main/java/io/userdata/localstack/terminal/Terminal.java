package io.userdata.localstack.terminal;

import java.io.PrintStream;

/** The terminal, or the file, that the launcher writes to. */
public final class Terminal {
    private final PrintStream out;
    private final boolean interactive;

    /** @param interactive whether it is a terminal that a user watches, so that bars can move */
    public Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    public void blank() {
        line("");
    }

    boolean isInteractive() {
        return interactive;
    }
}
