package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.config.LimitProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class BodyDecoderTest {
    private static final LimitProperties LIMITS =
            new LimitProperties(3, DataSize.ofKilobytes(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final String TEXT = "{\"name\":\"René\"}";

    private static String decoded(byte[] body, String type) throws FaultException {
        HttpHeaders headers = HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true);
        return new String(BodyDecoder.decode(body, headers, LIMITS), UTF_8);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Code fault(byte[] body) {
        try {
            decoded(body, "application/json");
        } catch (FaultException e) {
            return e.fault().code();
        }
        throw new AssertionError("no fault");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, application/json",
        "UTF-8, application/json; charset=utf-8",
        "UTF-8, application/json; charset=ISO-8859-1",
        "UTF-8, application/json; charset=nonsense-7",
        "UTF-8, application/json; charset=+",
        "ISO-8859-1, application/json; charset=iso-8859-1",
        "windows-1252, 'application/json; Charset = \"windows-1252\"'",
        "UTF-16, application/json; charset=UTF-16",
    })
    void aNamedCharsetIsReadUnlessItIsUtf8(Charset charset, String type) throws FaultException {
        assertThat(decoded(TEXT.getBytes(charset), type)).isEqualTo(TEXT);
    }

    @Test
    void gzipIsUnpackedThoughItWasNotAskedFor() throws Exception {
        assertThat(decoded(packed(TEXT), "application/json")).isEqualTo(TEXT);
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(packed("{\"name\":"));
        two.write(packed("\"René\"}"));
        assertThat(decoded(two.toByteArray(), "application/json")).isEqualTo(TEXT);
    }

    @Test
    void gzipThatIsBrokenOrTooLargeIsNamed() throws IOException {
        byte[] whole = packed(TEXT);
        assertThat(fault(Arrays.copyOf(whole, whole.length - 12))).isEqualTo(Code.TRUNCATED);
        assertThat(fault(new byte[] {0x1f, (byte) 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
                .isEqualTo(Code.NOT_JSON);
        assertThat(fault(packed(" ".repeat(1025)))).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void manyEmptyMembersOfGzipAreRefused() throws IOException {
        byte[] member = packed("");
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 40_000; i++) {
            members.write(member);
        }
        assertThat(fault(members.toByteArray())).isEqualTo(Code.NOT_JSON);
    }
}
