package io.userdata.transform.codec;

import io.userdata.transform.mapping.MappingRegistry;
import io.userdata.transform.mapping.Payload;
import io.userdata.transform.mapping.SourceMapping;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * A payload as far as one mapping reads it.
 *
 * @param source whose mapping read it; null: its source was not known yet
 * @param mapped null where the payload is no object, or the source has no mapping
 */
@JsonDeserialize(using = ReceivedPayload.Deserializer.class)
record ReceivedPayload(@Nullable String source, @Nullable Payload mapped) {
    /** The attribute of a reader that holds its {@link MappingRegistry}. */
    static final String MAPPINGS = "mappings";

    /** The attribute of a reader that has seen the record before and knows its source. */
    static final String KNOWN_SOURCE = "known source";

    /** Reads a payload by the mapping of the source that {@link SourceDeserializer} has noted. */
    static final class Deserializer extends StdDeserializer<ReceivedPayload> {
        Deserializer() {
            super(ReceivedPayload.class);
        }

        @Override
        public ReceivedPayload deserialize(JsonParser parser, DeserializationContext context) {
            String source = source(context);
            SourceMapping mapping =
                    source == null ? null : mappings(context).of(source).orElse(null);
            if (mapping == null || !parser.hasToken(JsonToken.START_OBJECT)) {
                Payload.skip(parser);
                return new ReceivedPayload(source, null);
            }
            return new ReceivedPayload(source, mapping.read(parser));
        }

        private static @Nullable String source(DeserializationContext context) {
            Object known = context.getAttribute(KNOWN_SOURCE);
            return (String) (known == null ? context.getAttribute(SourceDeserializer.SOURCE) : known);
        }

        private static MappingRegistry mappings(DeserializationContext context) {
            return (MappingRegistry) context.getAttribute(MAPPINGS);
        }
    }
}
