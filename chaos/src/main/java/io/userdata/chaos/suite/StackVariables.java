package io.userdata.chaos.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code stack.env}, which every launch writes anew: with other tokens, under the same addresses. */
public final class StackVariables {
    private final Path file;

    StackVariables(Path data) {
        this.file = data.resolve("stack.env");
    }

    /** The value of a variable; empty while there is none. */
    public String value(String name) {
        try {
            return Files.readString(file)
                    .lines()
                    .filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 2, line.length() - 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) { // not written yet
            return "";
        }
    }
}
