package io.userdata.chaos.suite;

import java.util.List;

/** A process of the suite, known by its command line. */
public enum SuitePart {
    INGEST("java", "/services/ingest-service/"),
    PROCESSOR("java", "/services/stream-processor/"),
    STORAGE("java", "/services/storage-service/"),
    CONSOLE("java", "/services/admin-console/"),
    KAFKA("java", "kafka.Kafka"),
    DATABASE("postgres", ""),
    LAUNCHER("java", "-Duserdata.home=");

    /** What works for the flow of users. */
    public static final List<SuitePart> SERVICES = List.of(INGEST, PROCESSOR, STORAGE);

    private final String program;
    private final String argument;

    SuitePart(String program, String argument) {
        this.program = program;
        this.argument = argument;
    }

    /** Whether a command line, its words separated by NUL, is of this part; a guard that only names it is not. */
    boolean isCommand(String commandLine) {
        String first = commandLine.split("\0", 2)[0];
        return (first.endsWith("/" + program) || first.equals(program) || first.startsWith(program + ":"))
                && commandLine.contains(argument);
    }
}
