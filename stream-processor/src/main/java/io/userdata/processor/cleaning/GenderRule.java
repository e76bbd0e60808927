package io.userdata.processor.cleaning;

import io.userdata.events.user.Gender;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the words that sources use to the canonical vocabulary. */
final class GenderRule implements Rule<Gender> {
    private static final Map<String, Gender> WORDS = Map.ofEntries(
            Map.entry("female", Gender.FEMALE),
            Map.entry("f", Gender.FEMALE),
            Map.entry("woman", Gender.FEMALE),
            Map.entry("weiblich", Gender.FEMALE),
            Map.entry("féminin", Gender.FEMALE),
            Map.entry("femme", Gender.FEMALE),
            Map.entry("mujer", Gender.FEMALE),
            Map.entry("femenino", Gender.FEMALE),
            Map.entry("male", Gender.MALE),
            Map.entry("männlich", Gender.MALE),
            Map.entry("masculin", Gender.MALE),
            Map.entry("homme", Gender.MALE),
            Map.entry("hombre", Gender.MALE),
            Map.entry("masculino", Gender.MALE),
            Map.entry("m", Gender.MALE),
            Map.entry("man", Gender.MALE),
            Map.entry("other", Gender.OTHER),
            Map.entry("o", Gender.OTHER),
            Map.entry("x", Gender.OTHER),
            Map.entry("d", Gender.OTHER),
            Map.entry("diverse", Gender.OTHER),
            Map.entry("non-binary", Gender.OTHER),
            Map.entry("nonbinary", Gender.OTHER));

    @Override
    public @Nullable Gender apply(String text, String field, IssueLog issues) {
        Gender gender = WORDS.get(text.toLowerCase(Locale.ROOT));
        return gender == null ? issues.add("GENDER_UNKNOWN", field) : gender;
    }
}
