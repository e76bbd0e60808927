package io.userdata.acceptance;

import io.userdata.localstack.userapi.SampleUserApi;
import io.userdata.localstack.userapi.SampleUserApiOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The one stack of this JVM, for tests that only need a suite at work: started when it is first asked for, with 2,000 users
 * of randomuser in it, stopped when the JVM ends. What a test puts into it the next one finds, so a test counts only what is
 * its own and waits until its runs are decided; one that kills or fills something starts a stack of its own.
 */
final class SharedStack {
    /** Marks the tests that run in the JVM of this stack; the others start when it has ended. */
    static final String TAG = "shared-stack";

    static final int USERS = 2_000;

    /** All tests together ask for more users than the genuine API gives out in five minutes. */
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private static @Nullable SharedStack shared;

    private final Path folder;
    private final SampleUserApi users;
    private final MemberUserApi members;
    private final List<JsonNode> recordedUsers = RecordedUsers.read();
    private final LaunchedStack launched;

    private SharedStack() throws IOException {
        folder = Files.createTempDirectory("shared-stack");
        users = SampleUserApi.start(SampleUserApiOptions.defaults().withUserLimit(NO_LIMIT));
        members = new MemberUserApi();
        RecordedUsers recorded = RecordedUsers.serve(recordedUsers); // until the JVM ends
        Map<String, String> environment = new HashMap<>(members.environment());
        environment.put("RECORDED_USERS_URL", recorded.address());
        environment.put("USER_API_RECORDS_PER_WINDOW", "");
        launched = new LaunchedStack(
                environment,
                folder.resolve("data"),
                "--users",
                Integer.toString(USERS),
                "--user-api",
                users.uri().toString(),
                "--config",
                SourcesFile.write(folder).toString(),
                "--source",
                "randomuser");
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end of the shared stack"));
    }

    /** Starts it if no test has, and waits until its first run is decided. */
    static synchronized SharedStack get() throws IOException {
        SharedStack stack = shared;
        if (stack == null) {
            stack = new SharedStack();
            shared = stack;
        }
        stack.launched.awaitDecided(stack.launched.awaitRunId());
        return stack;
    }

    LaunchedStack launched() {
        return launched;
    }

    /** The API behind its source members. */
    MemberUserApi members() {
        return members;
    }

    /** The users behind its source recorded; none where the folder of recorded responses is not there. */
    List<JsonNode> recordedUsers() {
        return recordedUsers;
    }

    private void end() {
        try {
            launched.close();
            users.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
