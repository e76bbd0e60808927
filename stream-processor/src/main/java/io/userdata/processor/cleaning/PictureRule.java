package io.userdata.processor.cleaning;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Accepts the absolute address of a picture on the web. */
final class PictureRule implements Rule<String> {
    @Override
    public @Nullable String apply(String text, String field, IssueLog issues) {
        return isOnTheWeb(text) ? text : issues.add("PICTURE_INVALID", field);
    }

    private static boolean isOnTheWeb(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
