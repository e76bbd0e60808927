package io.userdata.localstack.userapi.person;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes users: the uuid and login follow from seed, page and index alone, the rest from the nationality too. */
public final class SampleUserGenerator {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final long BORN_FROM = Instant.parse("1944-09-01T00:00:00Z").toEpochMilli();
    private static final long BORN_TO = Instant.parse("2002-09-01T00:00:00Z").toEpochMilli();
    private static final long REGISTERED_FROM =
            Instant.parse("2002-04-01T00:00:00Z").toEpochMilli();
    private static final long REGISTERED_TO =
            Instant.parse("2022-04-01T00:00:00Z").toEpochMilli();
    private static final List<String> WOMEN = List.of("Miss", "Mrs", "Ms");
    private static final List<String> SWISS_WOMEN = List.of("Madame", "Mademoiselle");
    private static final int PORTRAITS = 97;

    private final Clock clock;

    public SampleUserGenerator(Clock clock) {
        this.clock = clock;
    }

    /** Makes the words of all countries, so that the first page does not wait for them. */
    public void warmUp() {
        List.of(Nationality.values()).forEach(CountryVocabulary::of);
    }

    /** Draws one user of one of these nationalities. */
    public SampleUser user(String seed, int page, int index, List<Nationality> nationalities) {
        SeededRandom draw = SeededRandom.of(seed, page, index);
        SampleUser.Login login = LoginGenerator.draw(draw);
        Nationality nationality = draw.one(nationalities);
        boolean male = draw.below(2) == 0;
        CountryVocabulary words = CountryVocabulary.of(nationality);
        CountryVocabulary.Word first = draw.one(words.firstNames(male));
        CountryVocabulary.Word last = draw.one(words.families());
        String title = title(draw, nationality, male);
        SampleUser.Location location = location(draw, nationality, words);
        Instant birth = Instant.ofEpochMilli(draw.between(BORN_FROM, BORN_TO));
        Instant registered = Instant.ofEpochMilli(draw.between(REGISTERED_FROM, REGISTERED_TO));
        return new SampleUser(
                male ? "male" : "female",
                new SampleUser.Name(title, first.text(), last.text()),
                location,
                first.latin() + "." + last.latin() + "@example.com",
                login,
                moment(birth),
                moment(registered),
                nationality.phone().fill(draw, birth),
                nationality.cell().fill(draw, birth),
                id(draw, nationality, birth),
                picture(draw, male),
                nationality);
    }

    private static String title(SeededRandom draw, Nationality nationality, boolean male) {
        boolean swiss = nationality == Nationality.CH;
        if (male) {
            return swiss ? "Monsieur" : "Mr";
        }
        return draw.one(swiss ? SWISS_WOMEN : WOMEN);
    }

    private static SampleUser.Location location(SeededRandom draw, Nationality nationality, CountryVocabulary words) {
        String postcode = nationality.postcode().fill(draw, Instant.EPOCH);
        return new SampleUser.Location(
                new SampleUser.Street(1 + draw.below(9999), draw.one(words.streets())),
                draw.one(words.cities()),
                draw.one(words.states()),
                nationality.country(),
                nationality.hasNumericPostcode() ? Integer.valueOf(postcode) : postcode,
                new SampleUser.Coordinates(degrees(draw, 90), degrees(draw, 180)),
                draw.one(Timezones.ALL));
    }

    /** With four digits after the point, as text. */
    private static String degrees(SeededRandom draw, int limit) {
        long value = draw.between(-limit * 10_000L, limit * 10_000L);
        String fraction = Long.toString(10_000 + Math.abs(value) % 10_000).substring(1);
        return (value < 0 ? "-" : "") + Math.abs(value) / 10_000 + "." + fraction;
    }

    private SampleUser.Moment moment(Instant instant) {
        long years = ChronoUnit.DAYS.between(instant, clock.instant()) * 100 / 36_525;
        return new SampleUser.Moment(DATE.format(instant), (int) years);
    }

    private static SampleUser.Id id(SeededRandom draw, Nationality nationality, Instant birth) {
        String value = nationality.id().fill(draw, birth);
        return new SampleUser.Id(nationality.idName(), value.isEmpty() ? null : value);
    }

    private static SampleUser.Picture picture(SeededRandom draw, boolean male) {
        String file = (male ? "men/" : "women/") + draw.below(PORTRAITS) + ".jpg";
        String base = "https://randomuser.me/api/portraits/";
        return new SampleUser.Picture(base + file, base + "med/" + file, base + "thumb/" + file);
    }
}
