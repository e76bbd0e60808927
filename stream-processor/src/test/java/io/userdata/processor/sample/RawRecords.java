package io.userdata.processor.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.identity.UserId;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.JsonText;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawRecord;
import io.userdata.processor.transform.IncomingRecord;
import io.userdata.starter.json.EventMapper;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes raw records as ingest-service writes them. */
public final class RawRecords {
    public static final Instant FETCHED = Instant.parse("2026-03-01T09:30:00.123456Z");
    public static final UUID RUN = UUID.fromString("0199e2a4-6c00-7d3b-9a41-5c0e8f1b2d37");
    public static final JsonMapper MAPPER = EventMapper.create();

    private RawRecords() {}

    /** A user of whom every field is right. */
    public static String payload() {
        return """
                {"gender":"female","name":{"title":"Ms","first":"Asta","last":"Sørensen"},
                 "location":{"street":{"number":12,"name":"Møllevej"},"city":"Ribe","state":"Syddanmark","country":"Denmark",
                  "postcode":6760,"coordinates":{"latitude":"55.3283","longitude":"8.7621"},
                  "timezone":{"offset":"+1:00","description":"Copenhagen"}},
                 "email":"asta.sorensen@Example.COM","login":{"uuid":"u-1","username":"redfish400"},
                 "dob":{"date":"1990-05-17T18:21:50.701Z","age":35},"registered":{"date":"2012-02-05T06:55:30.031Z"},
                 "phone":"32 12 34 56","cell":"20 12 34 56","id":{"name":"CPR","value":"170590-8415"},
                 "picture":{"large":"https://randomuser.me/api/portraits/women/90.jpg"},"nat":"DK"}""";
    }

    public static RawRecord of(String externalId, int partition, long sequence, @Nullable String payload) {
        return of("randomuser", externalId, partition, sequence, payload);
    }

    /** A record of another source, the first of its partition. */
    public static RawRecord from(String source, String externalId, String payload) {
        return of(source, externalId, 1, 0, payload);
    }

    private static RawRecord of(
            String source, String externalId, int partition, long sequence, @Nullable String payload) {
        return new RawRecord(
                new UUID(0x0199e2a46c7b7000L, 0x8000000000000000L + sequence),
                new Coordinates(RUN, 0, partition, sequence),
                source,
                externalId,
                UserId.of(source, externalId),
                Lane.LIVE,
                payload == null ? Operation.DELETE : Operation.UPSERT,
                FETCHED,
                FETCHED,
                0,
                1,
                payload == null ? null : new JsonText(payload));
    }

    public static byte[] bytes(RawRecord record) {
        return MAPPER.writeValueAsBytes(record);
    }

    public static byte[] key(RawRecord record) {
        return record.userId().toString().getBytes(UTF_8);
    }

    public static IncomingRecord incoming(RawRecord record) {
        return incoming(record, bytes(record));
    }

    /** A record with other bytes than its own. */
    public static IncomingRecord incoming(RawRecord record, byte @Nullable [] value) {
        return new IncomingRecord(
                "users.raw.live",
                record.coordinates().partition(),
                record.coordinates().sequence(),
                key(record),
                value);
    }
}
