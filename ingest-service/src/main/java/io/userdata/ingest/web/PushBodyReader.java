package io.userdata.ingest.web;

import io.userdata.ingest.source.LimitedGzipInputStream;
import io.userdata.starter.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** Reads the body of a push up to a limit, which counts what it unpacks to. */
final class PushBodyReader {
    private PushBodyReader() {}

    /**
     * Reads all of it.
     *
     * @param encoding null: none
     * @throws ProblemException if it is too large (413), broken (400) or packed in an unknown way (415)
     */
    static byte[] read(InputStream body, @Nullable String encoding, DataSize limit) {
        int most = Math.toIntExact(limit.toBytes());
        byte[] bytes;
        try (InputStream plain = unpacked(body, encoding)) {
            bytes = plain.readNBytes(most + 1);
        } catch (IOException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "unreadable", "The body breaks off or is not gzip.");
        }
        if (bytes.length > most) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "The body has more than " + most + " bytes; push it in parts.");
        }
        return bytes;
    }

    private static InputStream unpacked(InputStream body, @Nullable String encoding) throws IOException {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new LimitedGzipInputStream(body);
        }
        throw new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-encoding", "Content-Encoding must be gzip or absent.");
    }
}
