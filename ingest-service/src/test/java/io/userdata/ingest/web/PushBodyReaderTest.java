package io.userdata.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.starter.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class PushBodyReaderTest {
    private static final DataSize LIMIT = DataSize.ofKilobytes(1);

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        assertThat(PushBodyReader.read(new ByteArrayInputStream(packed("{}")), "gzip", LIMIT))
                .isEqualTo("{}".getBytes(UTF_8));
    }

    @Test
    void membersAreReadOneAfterAnother() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (String text : List.of("", "{", "", "", "}")) {
            members.write(packed(text));
        }
        assertThat(PushBodyReader.read(new ByteArrayInputStream(members.toByteArray()), "gzip", LIMIT))
                .isEqualTo("{}".getBytes(UTF_8));
    }

    @Test
    void membersWithoutContentDoNotOverflowTheStack() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int member = 0; member < 40_000; member++) {
            members.write(packed(""));
        }
        assertThatThrownBy(() -> PushBodyReader.read(new ByteArrayInputStream(members.toByteArray()), "gzip", LIMIT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("400");
    }

    @Test
    void theLimitCountsWhatABodyUnpacksTo() throws IOException {
        byte[] bomb = packed(" ".repeat(1025));
        assertThat(bomb).hasSizeLessThan(100);
        assertThatThrownBy(() -> PushBodyReader.read(new ByteArrayInputStream(bomb), "gzip", LIMIT))
                .hasMessageContaining("413");
    }
}
