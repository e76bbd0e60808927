package io.userdata.ingest.source;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Tells of an unexpected error what a log may hold: its class and place, as its message may hold personal data. */
public final class Defect {
    private static final int FRAMES = 8;

    private Defect() {}

    /** Returns one line for a log. */
    public static String of(Throwable error) {
        return error.getClass().getName()
                + Arrays.stream(error.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> " at " + frame)
                        .collect(Collectors.joining());
    }
}
