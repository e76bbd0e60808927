package io.userdata.ingest.source.pagination;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Asks for what comes after the key of the last record; an empty page is the end. Several records may have one key where
 * that is not their id: those that are left of it at the end of a full page would be passed over, so all of them are
 * asked for again.
 *
 * @param key in a record
 * @param unique whether it is the record's id
 */
record KeysetPaginator(JsonPointer key, boolean unique) implements Paginator {
    /**
     * Chooses the key.
     *
     * @param next where it is; null: the last part of the id
     */
    static KeysetPaginator of(List<JsonPointer> ids, @Nullable JsonPointer next) {
        JsonPointer key = next == null ? ids.get(ids.size() - 1) : next;
        return new KeysetPaginator(key, ids.equals(List.of(key)));
    }

    @Override
    public String first() {
        return "";
    }

    @Override
    public NextPage after(PageCursor asked, PageResponse answer) {
        int found = answer.found();
        if (found == 0) {
            return new NextPage.End();
        }
        if (found > asked.size()) {
            return NextPage.tooMany(found, asked.size());
        }
        List<String> keys = answer.records().stream()
                .map(record -> CursorPaginator.word(record.at(key)))
                .toList();
        String last = keys.get(found - 1);
        boolean known = keys.stream().allMatch(asked.at()::equals);
        if (last.isBlank()) {
            return new NextPage.Invalid(NextPage.Kind.CURSOR_MISSING, "The last record of the page lacks " + key + ".");
        }
        if (known && found < asked.size()) {
            return new NextPage.End();
        }
        boolean stuck = last.equals(asked.at()) && !known;
        return unique || stuck || found < asked.size()
                ? CursorPaginator.step(asked, last)
                : afterFull(asked, keys, last);
    }

    /** A source that gives what it has at a key as well as after it leaves nothing out; any other is asked from before the last key. */
    private NextPage afterFull(PageCursor asked, List<String> keys, String last) {
        if (!asked.isBeginning() && keys.contains(asked.at()) && !last.equals(asked.at())) {
            return new NextPage.Next(last);
        }
        return keys.stream()
                .filter(other -> !other.isBlank() && !other.equals(last))
                .reduce((one, later) -> later)
                .map(before -> CursorPaginator.step(asked, before))
                .orElseGet(() -> new NextPage.Invalid(
                        NextPage.Kind.KEY_TIES,
                        "All records of the page have the same " + key
                                + ": there may be more of them than a page holds."
                                + " Raise limits.page-size, or order by a key that is unique."));
    }
}
