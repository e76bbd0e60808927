package io.userdata.starter.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.RawRecord;
import io.userdata.events.run.ForgottenRun;
import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunIdClaim;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.events.user.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What every module that speaks the contract must do, with the libraries on its own class path: extend it there. */
public abstract class GoldenFilesContract {
    private final JsonMapper json = EventMapper.create();

    @ParameterizedTest
    @CsvSource({
        "raw-record, RAW",
        "raw-record-delete, RAW",
        "enriched-record, ENRICHED",
        "enriched-record-issues, ENRICHED",
        "enriched-record-delete, ENRICHED",
        "run-record, RUN",
        "slice-record, SLICE",
        "source-record, SOURCE",
        "run-claim, CLAIM",
        "forgotten-run, FORGOTTEN",
        "run-command, COMMAND",
        "run-command-cancel, COMMAND",
        "run-command-push, COMMAND",
        "run-command-delete, COMMAND",
    })
    void goldenFileComesBackAsItWas(String file, Kind kind) throws IOException {
        byte[] golden = golden(file);
        Object read = json.readValue(golden, kind.type);
        byte[] written = json.writeValueAsBytes(read);
        assertThat(json.readTree(written)).isEqualTo(json.readTree(golden));
        Object again = json.readValue(written, kind.type);
        assertThat(again).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarantine-headers", "quarantine-headers-unreadable"})
    void goldenHeadersComeBackAsTheyWere(String file) throws IOException {
        Map<String, String> golden = json.readValue(golden(file), new TypeReference<>() {});
        assertThat(QuarantineHeaders.of(QuarantineHeaders.read(golden, new byte[17])))
                .isEqualTo(golden);
    }

    @Test
    void goldenContentHashIsThatOfItsUser() throws IOException {
        EnrichedRecord golden = json.readValue(golden("enriched-record"), EnrichedRecord.class);
        assertThat(golden.contentHash()).isEqualTo(ContentHash.of(Objects.requireNonNull(golden.user())));
    }

    private static byte[] golden(String file) throws IOException {
        String path = "/contract/golden/" + file + ".json";
        try (InputStream stream = Objects.requireNonNull(GoldenFilesContract.class.getResourceAsStream(path), path)) {
            return stream.readAllBytes();
        }
    }

    /** Which record a golden file holds. */
    enum Kind {
        RAW(RawRecord.class),
        ENRICHED(EnrichedRecord.class),
        RUN(RunRecord.class),
        SLICE(SliceRecord.class),
        SOURCE(SourceStateRecord.class),
        CLAIM(RunIdClaim.class),
        FORGOTTEN(ForgottenRun.class),
        COMMAND(RunCommand.class);

        private final Class<?> type;

        Kind(Class<?> type) {
            this.type = type;
        }
    }
}
