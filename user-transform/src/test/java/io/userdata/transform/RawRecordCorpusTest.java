package io.userdata.transform;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.record.Lane;
import io.userdata.transform.fixture.RawRecordCorpus;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.ShippedSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What becomes of right and broken records stays as it was written down: the reason and its field, the headers and, where
 * the record goes on, every byte. A change that is meant is copied from target/raw-records.tsv.
 */
class RawRecordCorpusTest {
    private static final String EXPECTED = "/corpus/raw-records.tsv";

    private final RecordTransform transform = new RecordTransform(ShippedSettings.rules(), MAPPER, Lane.LIVE);

    @Test
    void everyValueBecomesWhatItBecameBefore() throws IOException {
        Set<String> results = new LinkedHashSet<>();
        RawRecordCorpus.values().forEach((name, value) -> results.add(name + "\t" + result(value)));
        Files.write(Path.of("target", "raw-records.tsv"), results);
        Set<String> expected = expected();
        assertThat(results).hasSameSizeAs(expected);
        results.removeAll(expected);
        assertThat(results).as("what differs from " + EXPECTED).isEmpty();
    }

    private static Set<String> expected() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RawRecordCorpusTest.class.getResourceAsStream(EXPECTED), EXPECTED)) {
            return new String(file.readAllBytes(), UTF_8).lines().collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private String result(byte[] value) {
        OutgoingRecord outgoing = transform.apply(RawRecords.incoming(RawRecordCorpus.RECORD, value));
        if (outgoing.outcome() != TransformOutcome.QUARANTINED) {
            return outgoing.outcome() + " " + hash(Objects.requireNonNull(outgoing.value()));
        }
        String headers = new TreeMap<>(outgoing.headers()).toString();
        return outgoing.headers().get(QuarantineHeaders.CODE)
                + " " + outgoing.headers().getOrDefault(QuarantineHeaders.FIELD, "-")
                + " " + hash(headers.getBytes(UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
