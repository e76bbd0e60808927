package io.userdata.localstack.userapi.person;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Spells a name for an e-mail address: small Latin letters only. */
final class LatinSpelling {
    private static final Map<Integer, String> LETTERS = letters(
            "ا=a آ=a ب=b پ=p ت=t ث=s ج=j چ=ch ح=h خ=kh د=d ذ=z ر=r ز=z ژ=zh س=s ش=sh ص=s ض=z ط=t ظ=z ع=a غ=gh ف=f ق=gh"
                    + " ک=k ك=k گ=g ل=l م=m ن=n و=w ه=h ی=y ي=y ئ=y"
                    + " а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t"
                    + " у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ю=iu я=ia"
                    + " ß=ss æ=ae ø=o đ=d ð=d ł=l þ=th ı=i œ=oe å=a");

    private LatinSpelling() {}

    static String spell(String name) {
        StringBuilder spelled = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(letter -> spelled.append(LETTERS.getOrDefault(letter, plain(letter))));
        return spelled.toString();
    }

    /** Without its marks; nothing for a sign that is no Latin letter. */
    private static String plain(int letter) {
        return Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
    }

    private static Map<Integer, String> letters(String table) {
        Map<Integer, String> letters = new HashMap<>();
        for (String pair : table.split(" ")) {
            letters.put(pair.codePointAt(0), pair.substring(2));
        }
        return letters;
    }
}
