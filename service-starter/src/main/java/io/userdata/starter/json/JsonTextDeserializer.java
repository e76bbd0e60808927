package io.userdata.starter.json;

import io.userdata.events.record.JsonText;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Copies any JSON value, token by token and with its numbers as they were written, into a {@link JsonText}. */
final class JsonTextDeserializer extends StdDeserializer<JsonText> {
    private static final JsonMapper PLAIN = JsonMapper.shared();

    JsonTextDeserializer() {
        super(JsonText.class);
    }

    @Override
    public JsonText deserialize(JsonParser parser, DeserializationContext context) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = PLAIN.createGenerator(text)) {
            generator.copyCurrentStructureExact(parser);
        }
        return new JsonText(text.toString());
    }

    @Override
    public @Nullable JsonText getNullValue(DeserializationContext context) {
        return null;
    }
}
