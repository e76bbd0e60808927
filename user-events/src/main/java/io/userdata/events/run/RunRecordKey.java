package io.userdata.events.run;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key on {@code ingest.runs}: it tells what its value is about. */
public sealed interface RunRecordKey {
    /** The key of a {@link RunRecord}. */
    record Run(UUID runId) implements RunRecordKey {
        @Override
        public String text() {
            return "run/" + runId;
        }
    }

    /** The key of a {@link SliceRecord}. */
    record Slice(UUID runId, int slice) implements RunRecordKey {
        @Override
        public String text() {
            return "slice/" + runId + "/" + slice;
        }
    }

    /** The key of a {@link SourceStateRecord}. */
    record Source(String name) implements RunRecordKey {
        @Override
        public String text() {
            return "source/" + name;
        }
    }

    /** The key of a {@link ForgottenRun}. */
    record Forgotten(UUID runId) implements RunRecordKey {
        @Override
        public String text() {
            return "forgotten/" + runId;
        }
    }

    /** The key of a {@link RunIdClaim}; each claim has its own, so that compaction keeps the first one. */
    record Claim(UUID runId, UUID claimId) implements RunRecordKey {
        @Override
        public String text() {
            return "claim/" + runId + "/" + claimId;
        }
    }

    /** The key as it stands in Kafka. */
    String text();

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException for a text that no {@link #text()} gives
     */
    static RunRecordKey of(String text) {
        Matcher slice = Pattern.compile("slice/([0-9a-f-]{36})/(\\d{1,9})").matcher(text);
        if (slice.matches()) {
            return new Slice(UUID.fromString(slice.group(1)), Integer.parseInt(slice.group(2)));
        }
        Matcher claim = Pattern.compile("claim/([0-9a-f-]{36})/([0-9a-f-]{36})").matcher(text);
        if (claim.matches()) {
            return new Claim(UUID.fromString(claim.group(1)), UUID.fromString(claim.group(2)));
        }
        if (text.startsWith("forgotten/")) {
            return new Forgotten(UUID.fromString(text.substring(10)));
        }
        if (text.startsWith("run/")) {
            return new Run(UUID.fromString(text.substring(4)));
        }
        if (text.startsWith("source/")) {
            return new Source(text.substring(7));
        }
        throw new IllegalArgumentException(
                "not a key of ingest.runs: it starts with none of run/, slice/, source/, claim/, forgotten/");
    }
}
