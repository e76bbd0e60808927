package io.userdata.transform.codec;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can still be read of the head of a broken record, each part by itself. */
public record RecordMetadata(
        @Nullable Coordinates coordinates,
        @Nullable UUID userId,
        @Nullable UUID eventId,
        @Nullable String source,
        @Nullable Lane lane) {
    public static final RecordMetadata UNREADABLE = new RecordMetadata(null, null, null, null, null);
    private static final int MAX_SOURCE = 200;

    static RecordMetadata of(Map<String, String> texts) {
        return new RecordMetadata(
                coordinates(texts),
                parse(texts.get("userId"), UUID::fromString),
                parse(texts.get("eventId"), UUID::fromString),
                source(texts.get("source")),
                lane(texts.get("lane")));
    }

    private static @Nullable Coordinates coordinates(Map<String, String> texts) {
        UUID runId = parse(texts.get("coordinates.runId"), UUID::fromString);
        Integer slice = parse(texts.get("coordinates.slice"), Integer::valueOf);
        Integer partition = parse(texts.get("coordinates.partition"), Integer::valueOf);
        Long sequence = parse(texts.get("coordinates.sequence"), Long::valueOf);
        if (runId == null || slice == null || partition == null || sequence == null) {
            return null;
        }
        return slice < 0 || partition < 0 || sequence < 0 ? null : new Coordinates(runId, slice, partition, sequence);
    }

    private static @Nullable String source(@Nullable String text) {
        return text == null || text.isBlank() || text.length() > MAX_SOURCE ? null : text;
    }

    private static @Nullable Lane lane(@Nullable String text) {
        return Arrays.stream(Lane.values())
                .filter(lane -> lane.text().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static <T> @Nullable T parse(@Nullable String text, Function<String, T> parser) {
        try {
            return text == null ? null : parser.apply(text);
        } catch (IllegalArgumentException e) {
            return null; // this part is not readable; the others may be
        }
    }
}
