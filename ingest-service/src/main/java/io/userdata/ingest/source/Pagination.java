package io.userdata.ingest.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a source is paged through.
 *
 * @param firstPage the number of its first page
 * @param lastPage the highest number it understands; null: any
 */
public record Pagination(
        @DefaultValue("page-number") Type type,
        @DefaultValue("1") long firstPage,
        @Nullable Long lastPage) {
    /** The ways that are known. */
    public enum Type {
        /** Numbered pages; the first empty one is the end. */
        PAGE_NUMBER,
        /** Numbered pages, always full, without end. */
        SEEDED_ENDLESS;

        /** The way as it is configured. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Pagination {
        if (firstPage < 0) {
            throw new IllegalArgumentException("pagination.first-page must not be negative");
        }
        if (lastPage != null && lastPage < firstPage) {
            throw new IllegalArgumentException("pagination.last-page must not be less than pagination.first-page");
        }
    }

    boolean isEndless() {
        return type == Type.SEEDED_ENDLESS;
    }
}
