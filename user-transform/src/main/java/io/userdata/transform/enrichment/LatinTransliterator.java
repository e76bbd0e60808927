package io.userdata.transform.enrichment;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a name of another script in Latin letters, without marks; what a script leaves unwritten stays unwritten. */
final class LatinTransliterator {
    private static final Transliterator LATIN =
            Transliterator.getInstance("Any-Latin; Latin-ASCII; [^\\u0000-\\u007F] Remove; Any-Title");
    /** First and last names come again: most of them are known after a while. */
    private static final int REMEMBERED = 20_000;

    private static final int MAX_REMEMBERED_LENGTH = 40;

    private final Map<String, String> words = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Returns the name in Latin letters; null where it is in them already or holds no letter. */
    @Nullable
    String of(@Nullable String name) {
        if (name == null || !hasForeign(name)) {
            return null;
        }
        StringBuilder latin = new StringBuilder();
        for (String word : name.split(" ", -1)) {
            latin.append(latin.isEmpty() ? "" : " ").append(word(word));
        }
        return latin.toString();
    }

    private String word(String word) {
        return word.length() > MAX_REMEMBERED_LENGTH
                ? LATIN.transliterate(word)
                : words.computeIfAbsent(word, LATIN::transliterate);
    }

    private static boolean hasForeign(String name) {
        for (int i = 0, point; i < name.length(); i += Character.charCount(point)) {
            point = name.codePointAt(i);
            if (isForeign(point)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForeign(int point) {
        if (point < 0x250 || !Character.isLetter(point)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(point);
        return script != UnicodeScript.LATIN && script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
    }
}
