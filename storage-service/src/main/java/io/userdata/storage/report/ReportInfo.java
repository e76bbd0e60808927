package io.userdata.storage.report;

/** A report that there is, and what it tells. */
public record ReportInfo(String name, String description) {
    private static final char SQL_WORDS = '_';
    private static final char WORDS = '-';

    static ReportInfo of(String view, String description) {
        return new ReportInfo(view.replace(SQL_WORDS, WORDS), description);
    }

    static String view(String name) {
        return name.replace(WORDS, SQL_WORDS);
    }
}
