package io.userdata.transform.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads the name of a record's source and notes it for the payload, which is read by the mapping of that source. */
final class SourceDeserializer extends StdDeserializer<String> {
    /** The attribute that holds the source as far as it is known. */
    static final String SOURCE = "source";

    SourceDeserializer() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        String source = StringDeserializer.instance.deserialize(parser, context);
        context.setAttribute(SOURCE, source);
        return source;
    }
}
