package io.userdata.processor.lane;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new checkpoint, made from what was known to be processed.
 *
 * @param from origin of the offsets: {@code checkpoint}, {@code group} or, where neither has any, {@code beginning}
 * @param offsets the first to be processed by partition; -2: whatever it begins with
 * @param keptAs the folder beside it that holds the old checkpoint; null: there was none
 */
public record OffsetAdoptionResult(
        String lane,
        String from,
        Map<Integer, Long> offsets,
        @Nullable String keptAs) {}
