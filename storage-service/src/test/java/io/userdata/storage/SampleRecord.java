package io.userdata.storage;

import io.userdata.events.identity.UserId;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.user.Address;
import io.userdata.events.user.ContentHash;
import io.userdata.events.user.Enrichment;
import io.userdata.events.user.Gender;
import io.userdata.events.user.Issue;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.Quality;
import io.userdata.events.user.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A made-up enriched record, described by what matters to a test.
 *
 * @param person tells users apart
 * @param sequence its number in slice 0 and partition 0 of the run; also its event id
 * @param second when it was fetched
 * @param ahead seconds by which it was observed later than it was fetched, by a clock that is ahead
 * @param city its content
 */
public record SampleRecord(
        UUID runId, int person, long sequence, long second, long ahead, String city, Lane lane, Operation operation) {
    public static final UUID RUN = UUID.fromString("0199e2a4-6c00-7d3b-9a41-5c0e8f1b2d37");
    public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    public static SampleRecord of(int person, long sequence) {
        return new SampleRecord(RUN, person, sequence, sequence, 0, "Ribe", Lane.LIVE, Operation.UPSERT);
    }

    public SampleRecord numbered(long number) {
        return new SampleRecord(runId, person, number, second, ahead, city, lane, operation);
    }

    public SampleRecord at(long newSecond) {
        return new SampleRecord(runId, person, sequence, newSecond, ahead, city, lane, operation);
    }

    public SampleRecord ahead(long seconds) {
        return new SampleRecord(runId, person, sequence, second, seconds, city, lane, operation);
    }

    public SampleRecord in(String newCity) {
        return new SampleRecord(runId, person, sequence, second, ahead, newCity, lane, operation);
    }

    public SampleRecord backfilled() {
        return new SampleRecord(runId, person, sequence, second, ahead, city, Lane.BACKFILL, operation);
    }

    public SampleRecord deleted() {
        return new SampleRecord(runId, person, sequence, second, ahead, city, lane, Operation.DELETE);
    }

    public SampleRecord of(UUID newRun) {
        return new SampleRecord(newRun, person, sequence, second, ahead, city, lane, operation);
    }

    public UUID userId() {
        return UserId.of("randomuser", externalId());
    }

    public Coordinates coordinates() {
        return new Coordinates(runId, 0, 0, sequence);
    }

    public EnrichedRecord record() {
        User user = user();
        boolean gone = operation == Operation.DELETE;
        return new EnrichedRecord(
                new UUID(0x0199_0000_0000_7000L | lane.ordinal(), 0x8000_0000_0000_0000L | sequence),
                coordinates(),
                "randomuser",
                externalId(),
                userId(),
                lane,
                operation,
                START.plusSeconds(second + ahead),
                START.plusSeconds(second),
                0,
                1,
                gone ? null : user,
                gone ? null : enrichment(),
                gone ? null : new Quality(90, List.of(new Issue("PHONE_INVALID", "phone"))),
                gone ? null : ContentHash.of(user));
    }

    private String externalId() {
        return "DK:" + person;
    }

    private User user() {
        return new User(
                new PersonName("Ms", "Asta " + person, "Sørensen"),
                Gender.FEMALE,
                LocalDate.of(1988, 4, 17),
                "DK",
                "asta" + person + "@example.com",
                null,
                "+4520123456",
                "asta" + person,
                START.minusSeconds(person),
                null,
                new Address("Møllevej 12", city, null, "6760", "DK", 55.5, -8.25, "+01:00"),
                null);
    }

    private static Enrichment enrichment() {
        @Nullable String none = null;
        return new Enrichment(
                37, "35-44", none, "Asta", none, "Denmark", none, none, "DKK", List.of("da"), none, none, none, none);
    }
}
