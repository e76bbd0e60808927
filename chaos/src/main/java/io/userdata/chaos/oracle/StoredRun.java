package io.userdata.chaos.oracle;

import java.util.Locale;

/** A row of runs. */
record StoredRun(String runId, String source, String kind, String state) {
    boolean isOver() {
        return switch (state.toUpperCase(Locale.ROOT)) {
            case "COMPLETED", "FAILED", "CANCELLED" -> true;
            default -> false;
        };
    }

    boolean is(String wanted) {
        return state.equalsIgnoreCase(wanted);
    }
}
