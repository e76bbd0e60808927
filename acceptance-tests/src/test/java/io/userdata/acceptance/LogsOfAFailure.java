package io.userdata.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints what the shared stack's services warned of, and its runs, when a test on it has failed: its folder goes with it. */
final class LogsOfAFailure implements AfterTestExecutionCallback {
    private static final int LINES = 100;

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        try {
            LaunchedStack launched = SharedStack.get().launched();
            List<String> warnings = launched.logs()
                    .lines()
                    .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .toList();
            System.out.println(context.getDisplayName() + " failed. The runs of the stack: "
                    + launched.get(launched.variable("INGEST_URL") + "/api/v1/runs"));
            warnings.stream().skip(Math.max(0, warnings.size() - LINES)).forEach(System.out::println);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
