package io.userdata.events.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuarantineHeadersTest {
    private static final UUID ID = UUID.fromString("0199e2a4-6c7b-7000-8000-000000000001");
    private static final byte[] BYTES = "not json".getBytes(UTF_8);
    private static final QuarantinedRecord FULL = new QuarantinedRecord(
            new QuarantineReason(QuarantineStage.PROCESSOR, "FIELD_MISSING", "externalId", "externalId is missing"),
            new RecordOrigin("users.raw.live", 2, 118),
            new Coordinates(ID, 1, 2, 3),
            ID,
            ID,
            "randomuser",
            Lane.BACKFILL,
            OriginalBytes.of(BYTES));

    @Test
    void everythingKnownComesBack() {
        assertThat(QuarantineHeaders.read(QuarantineHeaders.of(FULL), BYTES)).isEqualTo(FULL);
    }

    @Test
    void unknownPartsAreLeftOutAndComeBackAsNull() {
        QuarantinedRecord unreadable = new QuarantinedRecord(
                new QuarantineReason(QuarantineStage.INGEST, "NOT_JSON", null, "the value is not JSON"),
                new RecordOrigin("users.raw.live", 1, 9),
                null,
                null,
                null,
                null,
                null,
                OriginalBytes.of(null));
        Map<String, String> headers = QuarantineHeaders.of(unreadable);
        assertThat(headers).doesNotContainKeys(QuarantineHeaders.RUN_ID, QuarantineHeaders.FIELD);
        assertThat(QuarantineHeaders.read(headers, null)).isEqualTo(unreadable);
    }

    @Test
    void bytesOverTheLimitAreCutWithLengthAndHashKept() {
        OriginalBytes cut = OriginalBytes.of(new byte[OriginalBytes.MAX_BYTES + 1]);
        assertThat(cut.bytes()).hasSize(OriginalBytes.MAX_BYTES);
        assertThat(cut.length()).isEqualTo(OriginalBytes.MAX_BYTES + 1);
        assertThat(cut.sha256()).hasSize(64);
    }

    @Test
    void missingOrUnreadableHeaderIsNamed() {
        Map<String, String> headers = new HashMap<>(QuarantineHeaders.of(FULL));
        headers.remove(QuarantineHeaders.CODE);
        assertThatThrownBy(() -> QuarantineHeaders.read(headers, BYTES)).hasMessage("userdata-code is missing");
        headers.put(QuarantineHeaders.CODE, "NOT_JSON");
        headers.put(QuarantineHeaders.SEQUENCE, "many");
        assertThatThrownBy(() -> QuarantineHeaders.read(headers, BYTES))
                .hasMessage("userdata-sequence is not readable");
    }
}
