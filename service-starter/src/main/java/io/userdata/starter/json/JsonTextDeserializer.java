package io.userdata.starter.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.record.JsonText;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies any JSON value, token by token and with its numbers as they were written, into a {@link JsonText}. It goes by bytes:
 * only there half a surrogate pair stays an escape, without which the text could not be written again.
 */
final class JsonTextDeserializer extends StdDeserializer<JsonText> {
    private static final JsonMapper PLAIN = JsonMapper.shared();

    JsonTextDeserializer() {
        super(JsonText.class);
    }

    @Override
    public JsonText deserialize(JsonParser parser, DeserializationContext context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = PLAIN.createGenerator(bytes)) {
            generator.copyCurrentStructureExact(parser);
        }
        return new JsonText(bytes.toString(UTF_8));
    }

    @Override
    public @Nullable JsonText getNullValue(DeserializationContext context) {
        return null;
    }
}
