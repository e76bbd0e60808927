package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes a source's record as it came; half a surrogate pair, which UTF-8 cannot hold, stays an escape. */
final class PayloadWriter {
    private final ObjectWriter plain;
    private final ObjectWriter escaping;

    PayloadWriter(JsonMapper json) {
        plain = json.writer();
        escaping = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    String text(JsonNode record) {
        String text = plain.writeValueAsString(record);
        return UTF_8.newEncoder().canEncode(text) ? text : escaping.writeValueAsString(record);
    }

    byte[] bytes(JsonNode record) {
        return text(record).getBytes(UTF_8);
    }
}
