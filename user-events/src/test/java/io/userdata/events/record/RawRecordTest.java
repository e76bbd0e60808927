package io.userdata.events.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawRecordTest {
    private static final UUID ID = UUID.fromString("0199e2a4-6c7b-7000-8000-000000000001");
    private static final Instant NANOS = Instant.parse("2026-03-01T12:00:00.123456789Z");

    @Test
    void instantsAreCutToMicroseconds() {
        RawRecord record = record(Operation.UPSERT, new RawJson("{}"));
        assertThat(record.observedAt()).isEqualTo("2026-03-01T12:00:00.123456Z");
        assertThat(record.fetchedAt()).isEqualTo("2026-03-01T12:00:00.123456Z");
    }

    @Test
    void upsertWithoutPayloadIsRefusedByName() {
        assertThatThrownBy(() -> record(Operation.UPSERT, null))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("payload is missing")
                .extracting(error -> ((MalformedRecordException) error).field())
                .isEqualTo("payload");
    }

    @Test
    void deleteNeedsNoPayload() {
        assertThat(record(Operation.DELETE, null).payload()).isNull();
    }

    @Test
    void negativeSequenceIsRefusedByName() {
        assertThatThrownBy(() -> new Coordinates(ID, 0, 0, -1)).hasMessage("coordinates.sequence is negative");
    }

    @Test
    void payloadDoesNotShowInText() {
        assertThat(record(Operation.UPSERT, new RawJson("{\"secret\":1}")).toString())
                .doesNotContain("secret");
    }

    private static RawRecord record(Operation operation, @Nullable RawJson payload) {
        Coordinates coordinates = new Coordinates(ID, 0, 0, 0);
        return new RawRecord(
                ID, coordinates, "randomuser", "DK:1", ID, Lane.LIVE, operation, NANOS, NANOS, 0, 1, payload);
    }
}
