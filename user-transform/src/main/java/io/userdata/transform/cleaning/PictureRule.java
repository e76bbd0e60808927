package io.userdata.transform.cleaning;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Accepts the absolute address of a picture on the web. */
final class PictureRule implements CleaningRule<String> {
    private static final String HTTPS = "https://";

    @Override
    public @Nullable String apply(String text, String field, IssueLog issues) {
        return isOnTheWeb(text) ? text : issues.add("PICTURE_INVALID", field);
    }

    private static boolean isOnTheWeb(String text) {
        return isPlain(text) || isUri(text);
    }

    /** What most addresses are: {@code https}, a plain host and a path of letters, digits and a few signs. */
    private static boolean isPlain(String text) {
        int path = text.indexOf('/', HTTPS.length());
        if (path < 0 || !text.startsWith(HTTPS) || !AsciiHostNameCheck.is(text, HTTPS.length(), path)) {
            return false;
        }
        for (int i = path; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= 0x80 || (!Character.isLetterOrDigit(character) && "/._-".indexOf(character) < 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUri(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
