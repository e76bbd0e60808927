package io.userdata.starter.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Tells whether a page that a browser names in {@code Origin} (RFC 6454, 7) was served from the host that is asked. A proxy may
 * tell that host in {@code X-Forwarded-Host}, which no page can set without the browser asking first.
 */
final class SameOrigin {
    private static final String LOCAL_ADDRESS = "[0-9.]+|\\[[0-9a-f:.]+]";

    private final Set<String> names;

    /** @param names under which this service is reached, beside addresses and names without a dot */
    SameOrigin(List<String> names) {
        this.names = Set.copyOf(
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    }

    /** Whether the origin is a host under which this request came. */
    boolean isServed(String origin, HttpServletRequest request) {
        String host = authority(origin);
        return host != null
                && Stream.of(request.getHeader(HttpHeaders.HOST), request.getHeader("X-Forwarded-Host"))
                        .anyMatch(served -> served != null && host.equals(withoutDefaultPort(origin, served)));
    }

    /** Whether the name is one of this service's: another one may have been made to lead here (DNS rebinding). */
    boolean isKnown(String origin) {
        String host = host(origin);
        return host != null && (!host.contains(".") || host.matches(LOCAL_ADDRESS) || names.contains(host));
    }

    private static @Nullable String authority(String origin) {
        URI uri = uri(origin);
        return uri == null || uri.getRawAuthority() == null ? null : withoutDefaultPort(origin, uri.getRawAuthority());
    }

    private static @Nullable String host(String origin) {
        URI uri = uri(origin);
        return uri == null || uri.getHost() == null ? null : uri.getHost().toLowerCase(Locale.ROOT);
    }

    private static String withoutDefaultPort(String origin, String authority) {
        String usual = origin.startsWith("https:") ? ":443" : ":80";
        String lower = authority.toLowerCase(Locale.ROOT);
        return lower.endsWith(usual) ? lower.substring(0, lower.length() - usual.length()) : lower;
    }

    private static @Nullable URI uri(String origin) {
        try {
            return new URI(origin);
        } catch (URISyntaxException e) { // such as null, which a page without an origin sends
            return null;
        }
    }
}
