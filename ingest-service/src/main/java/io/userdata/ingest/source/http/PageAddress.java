package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.userdata.events.run.Window;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.SourceProperties;
import io.userdata.ingest.source.config.Template;
import io.userdata.ingest.source.pagination.LenientUri;
import io.userdata.ingest.source.pagination.PageCursor;
import io.userdata.ingest.source.pagination.PaginationProperties.Type;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the address of a page. */
final class PageAddress {
    private PageAddress() {}

    static URI of(Source source, PageCursor cursor, @Nullable Window window) {
        SourceProperties properties = source.properties();
        Type type = properties.pagination().type();
        if (type == Type.LINK && !cursor.isBeginning()) {
            return URI.create(cursor.at());
        }
        Map<String, String> values = new HashMap<>(properties.variables());
        values.putAll(source.pages().variables(cursor));
        if (window != null) {
            values.put(SourceProperties.WINDOW_FROM, window.from().toString());
            values.put(SourceProperties.WINDOW_TO, window.to().toString());
        }
        String query = properties.query().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> Map.entry(entry.getKey(), value)))
                .filter(entry ->
                        !cursor.isBeginning() || !entry.getValue().variables().contains(type.variable()))
                .map(entry -> encode(entry.getKey()) + "="
                        + entry.getValue().render(values, LenientUri::value, PageAddress::encode))
                .collect(joining("&"));
        String base = properties.baseUrl().toString().replaceFirst("/+$", "");
        String path = new Template(properties.path()).render(values, LenientUri::path, PageAddress::encode);
        return URI.create(base + path + (query.isEmpty() ? "" : "?" + query));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
