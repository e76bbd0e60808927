package io.userdata.transform.cleaning;

import io.userdata.events.user.Gender;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the words that sources use to the canonical vocabulary; a word that says nothing is no gender and no issue. */
final class GenderRule implements CleaningRule<Gender> {
    static final List<Language> LANGUAGES = List.of(
            new Language(
                    "en",
                    Set.of("female", "f", "woman"),
                    Set.of("male", "m", "man"),
                    Set.of("other", "o", "x", "diverse", "non binary", "nonbinary")),
            new Language(
                    "de",
                    Set.of("weiblich", "w", "frau"),
                    Set.of("männlich", "maennlich", "mann"),
                    Set.of("divers", "d", "nichtbinär")),
            new Language(
                    "fr",
                    Set.of("féminin", "feminin", "femme"),
                    Set.of("masculin", "homme"),
                    Set.of("autre", "non binaire")),
            new Language(
                    "es",
                    Set.of("femenino", "femenina", "mujer"),
                    Set.of("masculino", "masculina", "hombre"),
                    Set.of("otro", "no binario")),
            new Language(
                    "pt",
                    Set.of("feminino", "feminina", "mulher"),
                    Set.of("masculino", "homem"),
                    Set.of("outro", "não binário")),
            new Language(
                    "it",
                    Set.of("femminile", "femmina", "donna"),
                    Set.of("maschile", "maschio", "uomo"),
                    Set.of("altro", "non binario")),
            new Language("nl", Set.of("vrouwelijk", "vrouw"), Set.of("mannelijk", "man"), Set.of("anders")),
            new Language("da", Set.of("kvindelig", "kvinde"), Set.of("mandlig", "mand"), Set.of("andet")),
            new Language("nb", Set.of("kvinnelig", "kvinne"), Set.of("mannlig", "mann"), Set.of("annet")),
            new Language("sv", Set.of("kvinnlig", "kvinna"), Set.of("manlig", "man"), Set.of("annat")),
            new Language("fi", Set.of("nainen"), Set.of("mies"), Set.of("muu")),
            new Language("pl", Set.of("kobieta"), Set.of("mężczyzna"), Set.of("inna")),
            new Language("cs", Set.of("žena"), Set.of("muž"), Set.of("jiné")),
            new Language("sr", Set.of("ženski", "женски"), Set.of("muški", "мушки"), Set.of("drugo")),
            new Language("uk", Set.of("жіноча", "жінка"), Set.of("чоловіча", "чоловік"), Set.of("інша")),
            new Language("tr", Set.of("kadın", "kadin"), Set.of("erkek"), Set.of("diğer")),
            new Language("fa", Set.of("زن"), Set.of("مرد"), Set.of()),
            new Language("hi", Set.of("महिला"), Set.of("पुरुष"), Set.of("अन्य")));

    /** What sources write for "nothing was told". */
    private static final Set<String> NOT_TOLD = Set.of(
            "not specified",
            "unspecified",
            "not known",
            "unknown",
            "not applicable",
            "not available",
            "not disclosed",
            "undisclosed",
            "not provided",
            "not set",
            "not stated",
            "prefer not to say",
            "prefer not to answer",
            "rather not say",
            "n/a",
            "na",
            "n.a.",
            "none",
            "null",
            "nil",
            "undefined",
            "u",
            "-",
            "--",
            "?",
            "keine angabe",
            "k.a.",
            "unbekannt",
            "non spécifié",
            "non précisé",
            "inconnu",
            "no especificado",
            "desconocido",
            "não informado",
            "não especificado",
            "desconhecido",
            "non specificato",
            "sconosciuto",
            "niet opgegeven",
            "onbekend",
            "ikke oplyst",
            "ukendt",
            "ikke oppgitt",
            "ukjent",
            "ej angivet",
            "okänd",
            "belirtilmemiş",
            "bilinmiyor");

    private static final Map<String, Gender> WORDS = words();

    @Override
    public @Nullable Gender apply(String text, String field, IssueLog issues) {
        String word = text.toLowerCase(Locale.ROOT);
        Gender usual = WORDS.get(word);
        return usual == null ? unusual(word.replace('-', ' ').replace('_', ' ').strip(), word, field, issues) : usual;
    }

    private static @Nullable Gender unusual(String spaced, String word, String field, IssueLog issues) {
        Gender gender = WORDS.get(spaced);
        if (gender != null || NOT_TOLD.contains(word) || NOT_TOLD.contains(spaced)) {
            return gender;
        }
        return issues.add("GENDER_UNKNOWN", field);
    }

    private static Map<String, Gender> words() {
        Map<String, Gender> words = new HashMap<>();
        for (Language language : LANGUAGES) {
            language.female().forEach(word -> words.put(word, Gender.FEMALE));
            language.male().forEach(word -> words.put(word, Gender.MALE));
            language.other().forEach(word -> words.put(word, Gender.OTHER));
        }
        return Map.copyOf(words);
    }

    /**
     * The words of a language, in small letters.
     *
     * @param code ISO 639-1
     */
    record Language(String code, Set<String> female, Set<String> male, Set<String> other) {}
}
