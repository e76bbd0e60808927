package io.userdata.ingest.source.pagination;

/** What follows from a page. */
public sealed interface NextPage {
    /**
     * There is more.
     *
     * @param at the place of the next page
     * @param told whether there should be nothing, by what the source tells of its total: a last look
     */
    record Next(String at, boolean told) implements NextPage {
        Next(String at) {
            this(at, false);
        }
    }

    /** There is no more. */
    record End() implements NextPage {}

    /** It is not the page that was asked for. */
    record Invalid(Kind kind, String message) implements NextPage {}

    /** What is wrong with a page. */
    enum Kind {
        /** Fewer or more records than there must be. */
        CLAMPED,
        /** The next page would be the same again. */
        CURSOR_STUCK,
        /** It does not say where the next page is. */
        CURSOR_MISSING,

        /** All records have one key, so that there may be more of it which the next page would leave out. */
        KEY_TIES
    }

    static NextPage clamped(String message) {
        return new Invalid(Kind.CLAMPED, message);
    }

    static NextPage tooMany(int found, int asked) {
        return clamped("The page holds " + found + " records where " + asked + " were asked for.");
    }
}
