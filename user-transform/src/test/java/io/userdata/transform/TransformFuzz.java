package io.userdata.transform;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.ShippedSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever comes in goes out, enriched or quarantined for a reason of its own: what Jazzer calls in
 * benchmarks/processor-fuzz.
 *
 * <p>The first byte of an input says what the rest is: a raw record, the payload of a source, or the texts of a user's
 * fields, a line each.
 */
public final class TransformFuzz {
    private static final List<String> SOURCES = List.of("randomuser", "github", "scim", "dummyjson", "jsonplaceholder");
    private static final int PAYLOAD = 'a';
    private static final int TEXTS = 'A';
    private static final RawRecord RECORD = RawRecords.of("DK:u-1", 2, 41, RawRecords.payload());
    private static final RecordTransform TRANSFORM = new RecordTransform(ShippedSettings.rules(), MAPPER, Lane.LIVE);
    private static final List<String> FIELDS = List.of(
            "/name/title",
            "/name/first",
            "/name/last",
            "/gender",
            "/dob/date",
            "/nat",
            "/email",
            "/phone",
            "/cell",
            "/login/username",
            "/registered/date",
            "/id/name",
            "/id/value",
            "/location/street/name",
            "/location/city",
            "/location/state",
            "/location/postcode",
            "/location/country",
            "/location/coordinates/latitude",
            "/location/coordinates/longitude",
            "/location/timezone/offset",
            "/picture/large");

    private TransformFuzz() {}

    /** Loads what the first record needs, which on a busy machine takes longer than any record may. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(RawRecords.bytes(RECORD));
        fuzzerTestOneInput(('a' + RawRecords.payload()).getBytes(UTF_8));
    }

    /** Throws where an input escapes. */
    public static void fuzzerTestOneInput(byte[] input) {
        IncomingRecord incoming = incoming(input);
        OutgoingRecord outgoing = TRANSFORM.apply(incoming);
        if (isPayload(input)) {
            assertThat(told(TRANSFORM.apply(unusual(incoming)))).isEqualTo(told(outgoing));
        }
        if (outgoing.outcome() == TransformOutcome.QUARANTINED) {
            QuarantinedRecord quarantined = QuarantineHeaders.read(outgoing.headers(), outgoing.value());
            assertThat(quarantined.reason().code()).isNotEqualTo("INTERNAL");
            assertThat(quarantined.original().bytes()).isEqualTo(incoming.value());
        } else {
            MAPPER.readValue(Objects.requireNonNull(outgoing.value()), EnrichedRecord.class);
        }
    }

    /** The same with a field that no record has: it must come out alike. */
    private static IncomingRecord unusual(IncomingRecord incoming) {
        String json = new String(Objects.requireNonNull(incoming.value()), UTF_8);
        byte[] value = json.replaceFirst("\\{", "{\"unusual\":0,").getBytes(UTF_8);
        return new IncomingRecord(incoming.topic(), incoming.partition(), incoming.offset(), incoming.key(), value);
    }

    /** What a record became: itself, or the reason why it became nothing. */
    private static String told(OutgoingRecord outgoing) {
        if (outgoing.outcome() != TransformOutcome.QUARANTINED) {
            return new String(Objects.requireNonNull(outgoing.value()), UTF_8);
        }
        QuarantineReason reason =
                QuarantineHeaders.read(outgoing.headers(), outgoing.value()).reason();
        return reason.code() + " " + reason.field();
    }

    private static boolean isPayload(byte[] input) {
        return input.length > 0 && input[0] >= PAYLOAD && input[0] < PAYLOAD + SOURCES.size();
    }

    private static IncomingRecord incoming(byte[] input) {
        int kind = input.length == 0 ? 0 : input[0];
        byte[] rest = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        if (isPayload(input)) {
            return withPayload(SOURCES.get(kind - PAYLOAD), new String(rest, UTF_8));
        }
        return kind == TEXTS
                ? withPayload("randomuser", user(new String(rest, UTF_8)))
                : RawRecords.incoming(RECORD, rest);
    }

    private static IncomingRecord withPayload(String source, String payload) {
        String record = new String(RawRecords.bytes(RawRecords.from(source, "1", "{}")), UTF_8);
        byte[] value =
                record.replace("\"payload\":{}", "\"payload\":" + payload).getBytes(UTF_8);
        return RawRecords.incoming(RawRecords.from(source, "1", "{}"), value);
    }

    private static String user(String lines) {
        ObjectNode user = MAPPER.createObjectNode();
        String[] texts = lines.split("\n", FIELDS.size());
        for (int i = 0; i < texts.length; i++) {
            String[] names = FIELDS.get(i).substring(1).split("/");
            ObjectNode holder = user;
            for (String name : Arrays.copyOf(names, names.length - 1)) {
                holder = holder.withObject("/" + name);
            }
            holder.put(names[names.length - 1], texts[i]);
        }
        return user.toString();
    }
}
