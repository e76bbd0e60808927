package io.userdata.ingest.source.pagination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.function.BiPredicate;

/** A link as it may be kept: without what tells who asks. */
public final class CredentialFreeLink {
    private CredentialFreeLink() {}

    /**
     * Takes user info, secret query parameters and the fragment out of a link, whatever its host is.
     *
     * @param secret tells them by name and value, both decoded
     * @throws IllegalArgumentException if the link has no host, or its query is not encoded properly
     */
    public static URI of(URI link, BiPredicate<String, String> secret) {
        String query = link.getRawQuery() == null ? "" : link.getRawQuery();
        String kept = Arrays.stream(query.split("&"))
                .filter(parameter -> !isSecret(parameter, secret))
                .collect(joining("&"));
        String authority = link.getRawAuthority();
        if (authority == null) {
            throw new IllegalArgumentException("a link without a host");
        }
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return URI.create(link.getScheme() + "://" + host + link.getRawPath() + (kept.isEmpty() ? "" : "?" + kept));
    }

    private static boolean isSecret(String parameter, BiPredicate<String, String> secret) {
        String[] pair = parameter.split("=", 2);
        return secret.test(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
