package io.userdata.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.userdata.events.run.Window;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the address of a page. */
final class PageAddress {
    private PageAddress() {}

    static URI of(SourceProperties source, PageCursor cursor, @Nullable Window window) {
        Map<String, String> values = values(source, cursor, window);
        String query = source.query().entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "="
                        + new Template(entry.getValue()).render(values, PageAddress::encode))
                .collect(joining("&"));
        String base = source.baseUrl().toString().replaceFirst("/+$", "");
        String path = new Template(source.path()).render(values, PageAddress::encode);
        return URI.create(base + path + (query.isEmpty() ? "" : "?" + query));
    }

    private static Map<String, String> values(SourceProperties source, PageCursor cursor, @Nullable Window window) {
        Map<String, String> values = new HashMap<>(source.variables());
        values.put(SourceProperties.PAGE, Long.toString(cursor.page()));
        values.put(SourceProperties.PAGE_SIZE, Integer.toString(cursor.size()));
        if (window != null) {
            values.put(SourceProperties.WINDOW_FROM, window.from().toString());
            values.put(SourceProperties.WINDOW_TO, window.to().toString());
        }
        return values;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
