package io.userdata.ingest.source.pagination;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Pages of a source one after the other: turns cursors into places and back, for any {@link Paginator}.
 *
 * @param type how it is paged through
 * @param size records per page, for slices that begin
 */
public record PageSequence(PaginationProperties.Type type, Paginator pagination, int size) {
    /**
     * Chooses the way that is configured.
     *
     * @param ids of a record, by the last of which records are ordered where that is the place of a page
     * @param next where a page says what the next one is; null: it does not
     * @param total where a page says how many records there are; null: it does not
     * @param secret which query parameters, by name and value, must not stay in a link
     */
    public static PageSequence of(
            PaginationProperties properties,
            int size,
            List<JsonPointer> ids,
            @Nullable JsonPointer next,
            @Nullable JsonPointer total,
            BiPredicate<String, String> secret) {
        Paginator pagination =
                switch (properties.type()) {
                    case PAGE_NUMBER, SEEDED_ENDLESS ->
                        new PageNumberPaginator(properties.firstPage(), properties.isEndless());
                    case OFFSET -> new OffsetPaginator(total);
                    case LINK -> new LinkPaginator(next, secret);
                    case CURSOR -> new CursorPaginator(required(next));
                    case KEYSET -> KeysetPaginator.of(ids, next);
                    case SCIM -> new ScimPaginator();
                };
        return new PageSequence(properties.type(), pagination, size);
    }

    /**
     * Reads a cursor; null is the beginning.
     *
     * @throws IllegalArgumentException if it is one of another pagination
     */
    public PageCursor cursor(@Nullable String text) {
        if (text == null) {
            return PageCursor.first(pagination.first(), size);
        }
        PageCursor cursor = PageCursor.read(text, type.variable());
        if (!pagination.first().isEmpty()) {
            cursor.place();
        }
        return cursor;
    }

    /** What templates may say about a page. */
    public Map<String, String> variables(PageCursor cursor) {
        Map<String, String> variables = new HashMap<>();
        variables.put("pageSize", Integer.toString(cursor.size()));
        variables.put(type.variable(), cursor.at());
        return variables;
    }

    /** The cursor of the page after this one. */
    public String next(PageCursor asked, NextPage.Next to, int found, @Nullable String digest) {
        return asked.next(to, found < asked.size(), digest).text(type.variable());
    }

    /** The cursor of a slice that has no more pages. */
    public String end(PageCursor asked) {
        return asked.text(type.variable());
    }

    /** The cursor of a slice that goes on where another one stood; null, the beginning, where that is not understood. */
    public @Nullable String goingOn(@Nullable String stood) {
        try {
            PageCursor cursor = cursor(stood);
            return cursor.isBeginning()
                    ? null
                    : PageCursor.first(cursor.at(), size).text(type.variable());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static JsonPointer required(@Nullable JsonPointer next) {
        if (next == null) {
            throw new IllegalArgumentException("pagination.type cursor needs pointers.cursor");
        }
        return next;
    }
}
