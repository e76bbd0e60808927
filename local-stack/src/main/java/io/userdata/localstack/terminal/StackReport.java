package io.userdata.localstack.terminal;

import io.userdata.localstack.stack.StackListener;
import java.time.Duration;

/** Shows the parts of the stack as they come and go. */
public final class StackReport implements StackListener {
    private final Terminal screen;

    public StackReport(Terminal screen) {
        this.screen = screen;
    }

    @Override
    public void ready(String part, String address, Duration after) {
        screen.line(String.format("  %-18s ready after %7s   %s", part, NumberFormatting.seconds(after), address));
    }

    @Override
    public void ended(String part, String logTail) {
        screen.line("  " + part + " has ended by itself and is started again" + logTail);
    }

    @Override
    public void back(String part) {
        screen.line("  " + part + " is ready again");
    }
}
