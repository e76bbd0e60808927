package io.userdata.localstack.launcher;

import io.userdata.localstack.stack.Stack;
import io.userdata.localstack.terminal.Terminal;

/** Stops the stack, whether the launch ends by itself or by Ctrl-C. */
final class StopOnExit implements AutoCloseable {
    private final Stack stack;
    private final Terminal screen;
    private final Thread hook;
    private boolean stopped;

    private StopOnExit(Stack stack, Terminal screen) {
        this.stack = stack;
        this.screen = screen;
        this.hook = new Thread(this::stop, "stop-on-exit");
    }

    static StopOnExit of(Stack stack, Terminal screen) {
        StopOnExit stopping = new StopOnExit(stack, screen);
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    Stack stack() {
        return stack;
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void stop() {
        if (!stopped) {
            stopped = true;
            screen.blank();
            screen.line("Stopping");
            stack.close();
            screen.line("Stopped");
        }
    }
}
