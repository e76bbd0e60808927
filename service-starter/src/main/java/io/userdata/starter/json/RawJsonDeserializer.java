package io.userdata.starter.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.record.RawJson;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies any JSON value, token by token and with its numbers as they were written, into a {@link RawJson}. It goes by bytes:
 * only there half a surrogate pair stays an escape, without which the text could not be written again.
 */
final class RawJsonDeserializer extends StdDeserializer<RawJson> {
    private static final JsonMapper PLAIN = JsonMapper.shared();

    RawJsonDeserializer() {
        super(RawJson.class);
    }

    @Override
    public RawJson deserialize(JsonParser parser, DeserializationContext context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = PLAIN.createGenerator(bytes)) {
            generator.copyCurrentStructureExact(parser);
        }
        return new RawJson(bytes.toString(UTF_8));
    }

    @Override
    public @Nullable RawJson getNullValue(DeserializationContext context) {
        return null;
    }
}
