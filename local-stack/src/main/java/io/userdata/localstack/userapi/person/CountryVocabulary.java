package io.userdata.localstack.userapi.person;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.datafaker.Faker;

/** The words of a country, made by Datafaker once: its 39 us per user would be too slow for whole pages. */
record CountryVocabulary(
        List<Word> men,
        List<Word> women,
        List<Word> families,
        List<String> streets,
        List<String> cities,
        List<String> states) {
    /** A name, and how it is spelled in an e-mail address. */
    record Word(String text, String latin) {}

    private static final int WORDS = 120;
    private static final long SEED = 14;
    /** Where Datafaker has no first names by gender but its English ones. */
    private static final Set<Nationality> UNGENDERED =
            EnumSet.of(Nationality.FR, Nationality.IE, Nationality.IN, Nationality.IR, Nationality.NL, Nationality.RS);

    /** Where Datafaker has no states but the American ones. */
    private static final Set<Nationality> STATELESS =
            EnumSet.of(Nationality.GB, Nationality.IE, Nationality.IR, Nationality.TR);

    private static final Map<Nationality, CountryVocabulary> MADE = new ConcurrentHashMap<>();

    /** The same words at every start. */
    static CountryVocabulary of(Nationality nationality) {
        return MADE.computeIfAbsent(nationality, CountryVocabulary::make);
    }

    List<Word> firstNames(boolean male) {
        return male ? men : women;
    }

    private static CountryVocabulary make(Nationality nationality) {
        Faker faker = new Faker(nationality.locale(), new Random(SEED));
        boolean gendered = !UNGENDERED.contains(nationality);
        return new CountryVocabulary(
                names(gendered ? faker.name()::maleFirstName : faker.name()::firstName),
                names(gendered ? faker.name()::femaleFirstName : faker.name()::firstName),
                names(faker.name()::lastName),
                words(faker.address()::streetName),
                words(faker.address()::city),
                words(STATELESS.contains(nationality) ? faker.address()::city : faker.address()::state));
    }

    private static List<Word> names(Supplier<String> name) {
        return words(name).stream()
                .map(text -> new Word(text, LatinSpelling.spell(text)))
                .toList();
    }

    private static List<String> words(Supplier<String> word) {
        return Stream.generate(word).limit(WORDS).distinct().toList();
    }
}
