package io.userdata.localstack.run;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What ingest-service tells of a run, as far as a launcher needs it. */
public record RunView(String state, @Nullable Reason reason, long published) {
    /** Why the run is in its state. */
    public record Reason(
            String code, String message, @Nullable String until) {
        /** One line for people. */
        public String text() {
            String sentence = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
            return sentence + " (" + code + ")" + (until == null ? "" : "; it goes on by itself");
        }
    }

    public boolean isCompleted() {
        return state.equals("COMPLETED");
    }

    /** Whether it does not go on for now; then its reason is worth showing. */
    public boolean isHeldUp() {
        return switch (state) {
            case "WAITING", "PAUSED", "FAILED", "CANCELLED" -> true;
            default -> false;
        };
    }

    /** The state with its reason, for people. */
    public String text() {
        return state.toLowerCase(Locale.ROOT) + (reason == null ? "" : ": " + reason.text());
    }
}
