package io.userdata.storage;

import io.userdata.events.identity.UserId;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.user.Address;
import io.userdata.events.user.ContentHash;
import io.userdata.events.user.Enrichment;
import io.userdata.events.user.Gender;
import io.userdata.events.user.Issue;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.Quality;
import io.userdata.events.user.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Made-up enriched records as large and as varied as real ones, for benchmarks: a person is the same in every run, a
 * round later it lives in another city.
 */
public record GeneratedUsers(UUID runId, int round) {
    public static final int PARTITIONS = 4;

    private static final List<String> FIRST = List.of("Asta", "Bjørn", "Carla", "Dmitri", "Élodie", "Farah", "Gustav");
    private static final List<String> LAST = List.of("Sørensen", "Müller", "Nguyen", "Okafor", "Petrov", "Quinn");
    private static final List<String> COUNTRIES = List.of("DK", "DE", "FR", "US", "BR", "NO", "IE", "NL");
    private static final List<String> CITIES = List.of("Ribe", "Esbjerg", "Varde");

    /** The records of persons {@code from} to {@code to}, not included, in an order of their own, densely numbered. */
    public List<EnrichedRecord> records(int from, int to) {
        return records(IntStream.range(from, to));
    }

    /** The same of any persons. */
    public List<EnrichedRecord> records(IntStream numbers) {
        List<Integer> persons = new ArrayList<>(numbers.boxed().toList());
        Collections.shuffle(persons, new Random(round));
        long[] sequences = new long[PARTITIONS];
        return persons.stream().map(person -> record(person, sequences)).toList();
    }

    private EnrichedRecord record(int person, long[] sequences) {
        Random random = new Random(person);
        User user = user(person, random);
        String externalId = user.nationality() + ":" + new UUID(random.nextLong(), random.nextLong());
        UUID userId = UserId.of("randomuser", externalId);
        int partition = UserPartition.of(userId, PARTITIONS);
        Instant observed = Instant.parse("2026-03-01T09:00:00.123456Z").plusSeconds(round);
        return new EnrichedRecord(
                new UUID(0x0199_0000_0000_7000L + ((long) round << 16), 0x8000_0000_0000_0000L | person),
                new Coordinates(runId, 0, partition, sequences[partition]++),
                "randomuser",
                externalId,
                userId,
                Lane.BACKFILL,
                Operation.UPSERT,
                observed,
                observed,
                0,
                1,
                user,
                enrichment(user.name()),
                new Quality(90, List.of(new Issue("PHONE_INVALID", "phone"))),
                ContentHash.of(user));
    }

    private User user(int person, Random random) {
        String first = one(FIRST, random) + letters(random);
        String last = one(LAST, random) + letters(random);
        return new User(
                new PersonName("Ms", first, last),
                Gender.FEMALE,
                LocalDate.ofEpochDay(random.nextInt(20_000)),
                one(COUNTRIES, random),
                (first + "." + last + person + "@example.com").toLowerCase(Locale.ROOT),
                "+45" + digits(random, 8),
                "+45" + digits(random, 8),
                "blueswan" + person,
                Instant.ofEpochSecond(digits(random, 9)),
                new NationalId("CPR", digits(random, 6) + "-" + digits(random, 4)),
                address(random),
                "https://example.com/portraits/women/" + random.nextInt(99) + ".jpg");
    }

    private Address address(Random random) {
        return new Address(
                "Møllevej " + digits(random, 2),
                CITIES.get(round % CITIES.size()),
                "Syddanmark",
                Integer.toString(digits(random, 4)),
                one(COUNTRIES, random),
                digits(random, 6) / 10_000.0 - 45,
                digits(random, 6) / 10_000.0 - 45,
                "+01:00");
    }

    private static Enrichment enrichment(PersonName name) {
        @Nullable String none = null;
        return new Enrichment(
                37,
                "35-44",
                "millennial",
                name.first() + " " + name.last(),
                none,
                "Denmark",
                "Northern Europe",
                "Europe",
                "DKK",
                List.of("da"),
                "+45",
                "example.com",
                "reserved",
                "Europe/Copenhagen");
    }

    private static String one(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static String letters(Random random) {
        return Integer.toString(random.nextInt(26 * 26) + 36 * 36, 36);
    }

    private static int digits(Random random, int count) {
        int first = (int) Math.pow(10, count - 1);
        return first + random.nextInt(9 * first);
    }
}
