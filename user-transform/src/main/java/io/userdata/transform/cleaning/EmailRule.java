package io.userdata.transform.cleaning;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks an e-mail address as mail servers do (RFC 5321 without quoted strings and address literals, RFC 6531 for letters
 * beyond ASCII) and gives its domain in lower-case ASCII.
 */
final class EmailRule implements CleaningRule<String> {
    private static final int MAX_LOCAL = 64;
    private static final int MAX_TOTAL = 254;
    /** UTS 46 as browsers use it: a domain with ß is not the one with ss. */
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);

    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+(?!\\d+$)" + LABEL);

    @Override
    public @Nullable String apply(String text, String field, IssueLog issues) {
        String address = address(text);
        return address == null ? issues.add("EMAIL_INVALID", field) : address;
    }

    private static @Nullable String address(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL || text.length() > MAX_TOTAL) {
            return null;
        }
        if (isPlain(text, at) && AsciiHostNameCheck.is(text, at + 1, text.length())) {
            return text;
        }
        String local = text.substring(0, at);
        String domain = ascii(text.substring(at + 1));
        boolean valid = LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches();
        return valid ? local + '@' + domain : null;
    }

    /** Letters and digits of ASCII, with single dots between them: what most local parts are. */
    private static boolean isPlain(String text, int at) {
        char last = '.';
        for (int i = 0; i < at; i++) {
            char character = text.charAt(i);
            if (character == '.' ? last == '.' : character >= 0x80 || !Character.isLetterOrDigit(character)) {
                return false;
            }
            last = character;
        }
        return last != '.';
    }

    private static String ascii(String domain) {
        if (domain.chars().allMatch(character -> character < 0x80)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = DOMAINS.nameToASCII(domain, new StringBuilder(), info);
        return info.hasErrors()
                ? ""
                : ascii.toString(); // no domain: a label of a length or with a letter that has none
    }
}
