package io.userdata.transform.cleaning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name in one text, cut where most such names part: a form of address first, the last word and the particles before it
 * last. One word alone is a first name; a name in a script without spaces is not cut.
 */
record FullNameParser(
        @Nullable String title,
        @Nullable String first,
        @Nullable String last) {
    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "frau", "sir", "madame", "monsieur");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "v", "md", "phd", "dds", "dvm");
    private static final Set<String> BEFORE_LAST = Set.of(
            "af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "la",
            "le", "ten", "ter", "van", "von", "zu");

    static FullNameParser of(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split(" ", -1)));
        String title = words.size() > 1 && TITLES.contains(plain(words.get(0))) ? words.remove(0) : null;
        int end = words.size();
        while (end > 2 && SUFFIXES.contains(plain(words.get(end - 1)))) {
            end--;
        }
        int cut = end - 1;
        while (cut > 1 && BEFORE_LAST.contains(plain(words.get(cut - 1)))) {
            cut--;
        }
        return new FullNameParser(
                title, join(words.subList(0, Math.max(1, cut))), join(words.subList(Math.max(1, cut), words.size())));
    }

    private static String plain(String word) {
        return word.replace(".", "").replace(",", "").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String join(List<String> words) {
        return words.isEmpty() ? null : String.join(" ", words);
    }
}
