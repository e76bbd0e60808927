package io.userdata.starter.json;

import io.userdata.events.record.JsonLimits;
import tools.jackson.core.StreamReadConstraints;

/** Turns {@link JsonLimits} into what Jackson's readers are built with. */
final class ReadLimits {
    private ReadLimits() {}

    /** The limits of every reader, for values that nest so deep. */
    static StreamReadConstraints.Builder ofDepth(int depth) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(JsonLimits.MAX_NUMBER_LENGTH)
                .maxNameLength(JsonLimits.MAX_NAME_LENGTH)
                .maxStringLength(JsonLimits.MAX_STRING_LENGTH);
    }
}
