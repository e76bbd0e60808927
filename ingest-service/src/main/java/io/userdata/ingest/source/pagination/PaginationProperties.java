package io.userdata.ingest.source.pagination;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a source is paged through.
 *
 * @param firstPage the number of its first page, where pages are numbered
 * @param lastPage the highest number it understands; null: any
 */
public record PaginationProperties(
        @DefaultValue("page-number") Type type,
        @DefaultValue("1") long firstPage,
        @Nullable Long lastPage) {
    /** The ways that are known. */
    public enum Type {
        /** Numbered pages; the first empty one is the end. */
        PAGE_NUMBER("page"),
        /** Numbered pages, always full, without end. */
        SEEDED_ENDLESS("page"),
        /** How many records to skip. */
        OFFSET("offset"),
        /** Each page says where the next one is: RFC 8288, relation {@code next}. */
        LINK("link"),
        /** Each page holds the word that opens the next one. */
        CURSOR("cursor"),
        /** What comes after the key of the last record. */
        KEYSET("since"),
        /** SCIM 2.0: the place of the first record, counted from 1 (RFC 7644, 3.4.2.4). */
        SCIM("startIndex");

        private final String variable;

        Type(String variable) {
            this.variable = variable;
        }

        /** The way as it is configured. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What a template calls the place of a page. */
        public String variable() {
            return variable;
        }
    }

    public PaginationProperties {
        if (firstPage < 0) {
            throw new IllegalArgumentException("pagination.first-page must not be negative");
        }
        if (lastPage != null && lastPage < firstPage) {
            throw new IllegalArgumentException("pagination.last-page must not be less than pagination.first-page");
        }
        if (lastPage != null && !type.variable().equals("page")) {
            throw new IllegalArgumentException("pagination.last-page is for numbered pages, not for " + type.text());
        }
    }

    /** Whether the source never says that there is no more. */
    public boolean isEndless() {
        return type == Type.SEEDED_ENDLESS;
    }
}
