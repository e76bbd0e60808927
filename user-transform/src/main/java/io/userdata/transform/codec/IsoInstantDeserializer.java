package io.userdata.transform.codec;

import io.userdata.events.time.IsoInstant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Reads a time of the form in which it is written at a fraction of what a formatter takes, any other form as Jackson does. */
final class IsoInstantDeserializer extends StdDeserializer<Instant> {
    IsoInstantDeserializer() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
        Instant written = parser.hasToken(JsonToken.VALUE_STRING) ? IsoInstant.parse(parser.getString()) : null;
        return written == null ? InstantDeserializer.INSTANT.deserialize(parser, context) : written;
    }
}
