package io.userdata.ingest.source;

import io.userdata.ingest.source.config.SourceProperties;
import io.userdata.ingest.source.config.SourceSettingsException;
import io.userdata.ingest.source.pagination.PageSequence;
import io.userdata.ingest.source.pagination.PaginationProperties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A configured source under its name. */
public record Source(String name, SourceProperties properties) {
    private static final String HIDDEN = "***";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public Source {
        if (!NAME.matcher(name).matches()) {
            throw new SourceSettingsException(
                    "sources." + name + ": a source's name is lower-case letters, digits and hyphens, 63 at the most");
        }
    }

    /** Its pages, one after the other. */
    public PageSequence pages() {
        return properties.pages();
    }

    /** How it is paged through, as it is configured. */
    public String pagination() {
        return properties.pagination().type().text();
    }

    /** Whether it never says that there is no more. */
    public boolean isEndless() {
        return properties.pagination().isEndless();
    }

    /** Whether it can only be asked about a window of time. */
    public boolean needsWindow() {
        return properties.needsWindow();
    }

    /** Whether a scheduled poll begins where the one before it ended. */
    public boolean continues() {
        return properties.continues();
    }

    /** Where a poll that goes on at a cursor begins, to be shown; null: at the beginning. An opaque word may be secret. */
    public @Nullable String shownPlace(@Nullable String cursor) {
        String place = pages().goingOn(cursor);
        if (place == null) {
            return null;
        }
        boolean isKey = properties.pagination().type() == PaginationProperties.Type.KEYSET;
        return isKey ? pages().cursor(place).at() : HIDDEN;
    }

    /** How many records its pages can hold altogether; null: any number. */
    public @Nullable Long mostRecords() {
        PaginationProperties pages = properties.pagination();
        Long last = pages.lastPage();
        return last == null
                ? null
                : (last - pages.firstPage() + 1) * properties.limits().pageSize();
    }
}
