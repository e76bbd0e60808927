package io.userdata.ingest.source.config;

import io.userdata.ingest.source.limit.BackoffProperties;
import io.userdata.ingest.source.limit.RequestBudgetProperties;
import io.userdata.ingest.source.pagination.PageSequence;
import io.userdata.ingest.source.pagination.PaginationProperties;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.core.JsonPointer;

/**
 * A source as it is configured under <code>sources.&lt;name&gt;</code>.
 *
 * <p>Path and query may hold the variables <code>{{pageSize}}</code>, <code>{{window.from}}</code>,
 * <code>{{window.to}}</code>, the one of its pagination, such as <code>{{page}}</code>, and those of its own. A query
 * parameter with the place of a page is left out where that has no name, at the beginning.
 *
 * @param baseUrl scheme, host and port, perhaps the beginning of the path
 * @param allowedHosts further hosts that links and redirects may lead to
 * @param auth who asks
 * @param path from the root, may hold variables
 * @param query names and their values, one or more, that may hold variables
 * @param variables further variables and their values
 * @param redact pointers to fields that leave a record before it goes anywhere
 * @param schedule when it is polled by itself; null: only on request
 * @param allowPrivateAddresses whether the host may be in a private network
 */
public record SourceProperties(
        URI baseUrl,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue AuthProperties auth,
        @DefaultValue("/") String path,
        @DefaultValue Map<String, List<Template>> query,
        @DefaultValue Map<String, String> variables,
        @DefaultValue PaginationProperties pagination,
        PointerProperties pointers,
        @DefaultValue List<JsonPointer> redact,
        @DefaultValue LimitProperties limits,
        @DefaultValue BackoffProperties backoff,
        @DefaultValue RequestBudgetProperties budget,
        @Nullable ScheduleProperties schedule,
        @DefaultValue("false") boolean allowPrivateAddresses) {
    public static final String WINDOW_FROM = "window.from";
    public static final String WINDOW_TO = "window.to";
    private static final String PAGE_SIZE = "pageSize";

    public SourceProperties {
        checkBaseUrl(baseUrl);
        if (pointers == null) {
            throw new IllegalArgumentException("pointers is missing: at least pointers.external-id must be set");
        }
        query = withValues(query);
        variables = Map.copyOf(variables);
        allowedHosts = List.copyOf(allowedHosts);
        redact = List.copyOf(redact);
        if (redact.stream().anyMatch(JsonPointer::matches)) {
            throw new IllegalArgumentException("redact must name fields, not the whole record");
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path must start with /");
        }
        checkVariables(path, query, pagination.type().variable(), variables.keySet());
        checkSecrets(path, query, pagination.type().variable());
        pages(pagination, limits, pointers, auth);
        if (schedule != null) {
            ScheduleValidator.check(schedule, pagination, limits.pageSize(), needsWindow(path, query));
        }
    }

    /** Its pages, one after the other. */
    public PageSequence pages() {
        return pages(pagination, limits, pointers, auth);
    }

    private static PageSequence pages(
            PaginationProperties pagination, LimitProperties limits, PointerProperties pointers, AuthProperties auth) {
        return PageSequence.of(
                pagination,
                limits.pageSize(),
                pointers.externalId(),
                pointers.cursor(),
                pointers.total(),
                (name, value) -> CredentialName.matches(name) || auth.isSecret(name, value));
    }

    /** Whether it can only be asked about a window of time. */
    public boolean needsWindow() {
        return needsWindow(path, query);
    }

    /** Whether a scheduled poll begins where the one before it ended. */
    public boolean continues() {
        return schedule != null && ScheduleValidator.continues(schedule, pagination.type(), needsWindow());
    }

    /** A parameter without a value is sent with an empty one. */
    private static Map<String, List<Template>> withValues(Map<String, List<Template>> query) {
        Map<String, List<Template>> parameters = new LinkedHashMap<>();
        query.forEach((name, values) ->
                parameters.put(name, values.isEmpty() ? List.of(new Template("")) : List.copyOf(values)));
        return Collections.unmodifiableMap(parameters);
    }

    private static boolean needsWindow(String path, Map<String, List<Template>> query) {
        return templates(path, query)
                .anyMatch(template -> template.variables().contains(WINDOW_FROM)
                        || template.variables().contains(WINDOW_TO));
    }

    private static void checkBaseUrl(@Nullable URI url) {
        String scheme =
                url == null || url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url == null || !(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            throw new IllegalArgumentException("base-url must be http(s)://host[:port]");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("base-url must hold neither credentials nor query nor fragment");
        }
    }

    private static void checkVariables(String path, Map<String, List<Template>> query, String place, Set<String> own) {
        Set<String> builtIn = new TreeSet<>(Set.of(PAGE_SIZE, WINDOW_FROM, WINDOW_TO, place));
        templates(path, query)
                .flatMap(template -> template.variables().stream())
                .filter(name -> !builtIn.contains(name) && !own.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("path or query: there is no variable {{" + name + "}}: use "
                            + String.join(", ", builtIn) + " or one of variables");
                });
    }

    /** A query comes back in links, and a link is a cursor: what is secret stands under auth. */
    private static void checkSecrets(String path, Map<String, List<Template>> query, String place) {
        query.forEach((name, values) -> values.forEach(value -> checkSecret("query." + name, name, value, place)));
        Arrays.stream(path.substring(path.indexOf('?') + 1).split("&"))
                .filter(parameter -> path.contains("?") && parameter.contains("="))
                .map(parameter -> parameter.split("=", 2))
                .forEach(pair -> checkSecret("path: " + pair[0], pair[0], new Template(pair[1]), place));
    }

    private static void checkSecret(String where, String name, Template value, String place) {
        boolean paging = value.variables().contains(place);
        if (CredentialName.matches(name) && !value.text().isBlank() && !paging) {
            throw new IllegalArgumentException(where
                    + " looks like a credential: use auth.type query with auth.parameter and auth.key, which stay out of"
                    + " cursors and logs");
        }
    }

    /** No values: those of variables and query may be secret. */
    @Override
    public String toString() {
        return "SourceProperties[baseUrl=" + baseUrl + ", pagination=" + pagination + "]";
    }

    private static Stream<Template> templates(String path, Map<String, List<Template>> query) {
        return Stream.concat(
                Stream.of(new Template(path)), query.values().stream().flatMap(List::stream));
    }
}
