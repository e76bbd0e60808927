package io.userdata.storage.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.userdata.storage.quarantine.JsonMasker;
import io.userdata.storage.quarantine.QuarantineAction;
import io.userdata.storage.quarantine.QuarantineEntry;
import io.userdata.storage.quarantine.QuarantineItem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry with what it holds, as far as the caller may see it.
 *
 * @param masked whether values are masked
 * @param content the bytes as they came; null when there are none, and when they cannot be masked
 * @param encoding of the content: utf-8 as text, anything else base64
 * @param truncated whether more came than is kept
 * @param fixed as an operator fixed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuarantineEntryView(
        @JsonUnwrapped QuarantineItem item,
        boolean masked,
        @Nullable String content,
        String encoding,
        boolean truncated,
        @Nullable String fixed,
        List<QuarantineAction> actions) {
    private static final String TEXT = "utf-8";
    private static final String BINARY = "base64";

    static QuarantineEntryView full(QuarantineEntry entry, List<QuarantineAction> actions) {
        String text = text(entry.bytes());
        boolean binary = text == null && entry.bytes() != null;
        return new QuarantineEntryView(
                entry.item(),
                false,
                binary ? Base64.getEncoder().encodeToString(entry.bytes()) : text,
                binary ? BINARY : TEXT,
                entry.truncated(),
                text(entry.fixed()),
                actions);
    }

    static QuarantineEntryView masked(QuarantineEntry entry, List<QuarantineAction> actions) {
        return new QuarantineEntryView(
                entry.item(),
                true,
                mask(entry.item(), entry.bytes()),
                TEXT,
                entry.truncated(),
                mask(entry.item(), entry.fixed()),
                actions);
    }

    private static @Nullable String mask(QuarantineItem item, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        return (item.fromFlow() ? JsonMasker.ofRecord(bytes) : JsonMasker.of(bytes)).orElse(null);
    }

    /** Null where the bytes are not text. */
    private static @Nullable String text(byte @Nullable [] bytes) {
        try {
            return bytes == null
                    ? null
                    : UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null; // it is shown as base64
        }
    }
}
