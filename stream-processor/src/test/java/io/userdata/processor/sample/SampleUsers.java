package io.userdata.processor.sample;

import io.userdata.events.identity.UserId;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.RawRecord;
import io.userdata.localstack.userapi.person.Nationality;
import io.userdata.localstack.userapi.person.SampleUser;
import io.userdata.localstack.userapi.person.SampleUserGenerator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.SimpleBeanPropertyFilter;
import tools.jackson.databind.ser.std.SimpleFilterProvider;

/** Raw records of many different users as the sample user API gives them, less what ingest-service redacts. */
public final class SampleUsers {
    private static final List<String> REDACTED = List.of("password", "salt", "md5", "sha1", "sha256");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ObjectWriter WRITER = JSON.writer(
            new SimpleFilterProvider().addFilter(SampleUser.FILTER, SimpleBeanPropertyFilter.serializeAll()));

    private final SampleUserGenerator people = new SampleUserGenerator(Clock.fixed(RawRecords.FETCHED, ZoneOffset.UTC));
    private final List<Nationality> nationalities;
    private final long[] published;
    private int made;

    public SampleUsers(Set<Nationality> nationalities, int partitions) {
        this.nationalities = List.copyOf(nationalities);
        this.published = new long[partitions];
    }

    /** The next user, at the next number of the partition where it belongs. */
    public RawRecord next() {
        SampleUser sample = people.user("users", 1, made++, nationalities);
        JsonNode user = JSON.readTree(WRITER.writeValueAsBytes(sample));
        ((ObjectNode) user.path("login")).remove(REDACTED);
        String id = user.path("nat").asString() + ":"
                + user.path("login").path("uuid").asString();
        int partition = UserPartition.of(UserId.of("randomuser", id), published.length);
        return RawRecords.of(id, partition, published[partition]++, user.toString());
    }
}
