package io.userdata.localstack.stack;

import io.userdata.localstack.files.PrivateFile;
import io.userdata.localstack.process.StartFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes {@code stack.env}, which other tools source to find and enter the running stack. */
public final class StackEnvironment {
    private final StackPlan plan;
    private final String databaseUri;

    StackEnvironment(StackPlan plan, String databaseUri) {
        this.plan = plan;
        this.databaseUri = databaseUri;
    }

    /** Where it is written. */
    public Path file() {
        return plan.data().path().resolve("stack.env");
    }

    /**
     * Writes it as a whole, readable for its owner only.
     *
     * @param runId the run that this launcher is about, null before it is known
     */
    public void write(@Nullable UUID runId) {
        String lines = variables(runId).entrySet().stream()
                .map(variable -> variable.getKey() + "=" + quoted(variable.getValue()) + "\n")
                .collect(Collectors.joining());
        try {
            PrivateFile.write(file(), lines);
        } catch (IOException e) {
            throw new StartFailedException(file() + " cannot be written: " + e, e);
        }
    }

    private Map<String, String> variables(@Nullable UUID runId) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("INGEST_URL", plan.ingest().toString());
        variables.put("PROCESSOR_URL", plan.processor().toString());
        variables.put("STORAGE_URL", plan.storage().toString());
        variables.put("CONSOLE_URL", plan.console().toString());
        variables.put("USER_API_URL", plan.userApi().toString());
        variables.put("KAFKA_BOOTSTRAP", "127.0.0.1:" + plan.ports().kafka());
        variables.put("DATABASE_URL", databaseUri);
        variables.put("VIEWER_TOKEN", plan.tokens().viewer());
        variables.put("OPERATOR_TOKEN", plan.tokens().operator());
        variables.put("LAUNCHER_PID", Long.toString(ProcessHandle.current().pid()));
        variables.put("RUN_ID", runId == null ? "" : runId.toString());
        return variables;
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
