package io.userdata.localstack.terminal;

import io.userdata.localstack.run.RunListener;

/** Shows how far a run is. */
public interface RunProgress extends RunListener, AutoCloseable {
    /** Bars on an interactive screen, else lines. */
    static RunProgress on(Terminal screen, long users) {
        return screen.isInteractive() ? new BarProgress(screen, users) : new LineProgress(screen, users);
    }

    @Override
    void close();
}
