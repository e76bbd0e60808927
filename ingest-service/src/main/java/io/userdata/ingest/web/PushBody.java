package io.userdata.ingest.web;

import io.userdata.starter.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** Reads the body of a push up to a limit, which counts what it unpacks to. */
final class PushBody {
    private PushBody() {}

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
            return new Unpacked(body);
        }
        throw new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-encoding", "Content-Encoding must be gzip or absent.");
    }

    /**
     * Gzip, which may consist of several members (RFC 1952, 2.2). The JDK reads on by a call within a call for each one that is
     * empty; so many in a row are refused.
     */
    private static final class Unpacked extends GZIPInputStream {
        private static final int MOST_EMPTY_MEMBERS = 100;

        private int calls;

        Unpacked(InputStream body) throws IOException {
            super(body);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (calls > MOST_EMPTY_MEMBERS) {
                throw new ZipException("too many members without content");
            }
            calls++;
            try {
                return super.read(bytes, offset, length);
            } finally {
                calls--;
            }
        }
    }
}
