package io.userdata.transform.cleaning;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives back its capitals to a name that is all in capitals or all in small letters; a name that has both is as its owner
 * writes it. A script without capitals is left alone.
 */
final class NameCapitalizer {
    private static final Set<String> PARTICLES = Set.of(
            "a", "af", "al", "am", "an", "av", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della", "den",
            "der", "des", "di", "do", "dos", "du", "e", "el", "en", "het", "la", "las", "le", "los", "of", "op", "'s",
            "’s", "'t", "’t", "ten", "ter", "toe", "und", "van", "vom", "von", "y", "zu", "zum", "zur");
    private static final Set<String> ORDINALS = Set.of("ii", "iii", "iv", "vi", "vii", "viii");
    private static final Set<String> DOTTED_I = Set.of("TR", "AZ");
    private static final Locale TURKISH = Locale.forLanguageTag("tr");

    private final Locale locale;

    /** Makes it for a country, ISO 3166-1 alpha-2: some have an i of their own. */
    NameCapitalizer(@Nullable String country) {
        this.locale = country != null && DOTTED_I.contains(country) ? TURKISH : Locale.ROOT;
    }

    String of(String name) {
        if (!isOneCase(name)) {
            return name;
        }
        String[] words = name.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = word(words[i], i == 0, i == words.length - 1);
        }
        return String.join(" ", words);
    }

    private static boolean isOneCase(String name) {
        int upper = 0;
        int lower = 0;
        for (int i = 0; i < name.length() && (upper == 0 || lower == 0); i++) {
            upper += Character.isUpperCase(name.charAt(i)) ? 1 : 0;
            lower += Character.isLowerCase(name.charAt(i)) ? 1 : 0;
        }
        return (upper == 0) != (lower == 0) && upper + lower > 1;
    }

    private String word(String word, boolean first, boolean last) {
        String small = word.toLowerCase(locale);
        if (!last && PARTICLES.contains(small)) {
            return small;
        }
        boolean stays = !first && ORDINALS.contains(small);
        return stays || isInitials(word) ? word.toUpperCase(locale) : capitals(small);
    }

    /** Two capitals that cannot be spoken as a word. */
    private static boolean isInitials(String word) {
        return word.length() == 2 && word.matches("[B-DF-HJ-NP-TV-XZ]{2}");
    }

    private String capitals(String small) {
        StringBuilder word = new StringBuilder(small.length());
        int letters = 0; // since the last beginning
        for (int point : small.codePoints().toArray()) {
            boolean letter = Character.isLetter(point) || Character.getType(point) == Character.NON_SPACING_MARK;
            if (letter && (letters == 0 || isAfterMc(word, letters))) {
                word.append(Character.toString(point).toUpperCase(locale));
            } else {
                word.appendCodePoint(point);
            }
            letters = letter ? letters + 1 : beginsAnew(point, letters) ? 0 : letters;
        }
        return word.toString();
    }

    private static boolean isAfterMc(StringBuilder word, int letters) {
        return letters == 2 && word.toString().endsWith("Mc");
    }

    /** An apostrophe begins a part only behind one letter: O'Brien, D'Angelo, but Mar'yana. */
    private static boolean beginsAnew(int point, int letters) {
        return point == '\'' || point == '’' ? letters <= 1 : true;
    }
}
