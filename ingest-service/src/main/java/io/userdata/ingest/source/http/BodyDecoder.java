package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.LimitedGzipInputStream;
import io.userdata.ingest.source.config.LimitProperties;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes UTF-8 of an answer's body: unpacks gzip, asked for or not, and reads another charset that is named. */
final class BodyDecoder {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:+-]{1,40})");

    private BodyDecoder() {}

    static byte[] decode(HttpResponse<byte[]> answer, LimitProperties limits) throws FaultException {
        return decode(answer.body(), answer.headers(), limits);
    }

    static byte[] decode(byte[] body, HttpHeaders headers, LimitProperties limits) throws FaultException {
        byte[] plain = isGzip(body) ? unpacked(body, limits) : body;
        Optional<Charset> named = charset(headers);
        return named.isPresent() && !isUtf8(plain, named.get())
                ? new String(plain, named.get()).getBytes(UTF_8)
                : plain;
    }

    /** No JSON begins so (RFC 1952, 2.3.1). */
    private static boolean isGzip(byte[] body) {
        return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
    }

    private static byte[] unpacked(byte[] body, LimitProperties limits) throws FaultException {
        int most = Math.toIntExact(limits.bodySize().toBytes());
        byte[] plain;
        try (InputStream gzip = new LimitedGzipInputStream(new ByteArrayInputStream(body))) {
            plain = gzip.readNBytes(most + 1);
        } catch (EOFException e) {
            throw new FaultException(Fault.doubtful(Code.TRUNCATED, "The answer is gzip that breaks off."));
        } catch (IOException e) {
            throw new FaultException(Fault.doubtful(Code.NOT_JSON, "The answer is not gzip, though it begins so."));
        }
        if (plain.length > most) {
            throw new FaultException(HttpFetcher.tooLarge(limits));
        }
        return plain;
    }

    /** The charset that is named; empty: none, or one that is not known. */
    private static Optional<Charset> charset(HttpHeaders headers) {
        return headers.firstValue("Content-Type")
                .map(CHARSET::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(BodyDecoder::isKnown)
                .map(Charset::forName);
    }

    private static boolean isKnown(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Many servers name Latin-1 and send UTF-8: what can be read so is. */
    private static boolean isUtf8(byte[] body, Charset named) {
        if (named.name().toUpperCase(Locale.ROOT).startsWith("UTF-")) {
            return named.equals(UTF_8);
        }
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
