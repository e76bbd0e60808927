package io.userdata.storage.web;

import io.userdata.storage.report.ReportResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as CSV (RFC 4180). A text that a spreadsheet would take for a formula is given a quote in front (OWASP,
 * CSV injection).
 */
final class CsvWriter {
    private static final String FORMULA = "=+-@\t\r\n";
    private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

    private CsvWriter() {}

    static String of(ReportResult report) {
        Stream<String> rows =
                report.rows().stream().map(row -> line(report.columns().stream().map(row::get)));
        return Stream.concat(Stream.of(line(report.columns().stream())), rows).collect(Collectors.joining());
    }

    private static String line(Stream<? extends @Nullable Object> values) {
        return values.map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String words ? harmless(words) : value.toString();
        return SPECIAL.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
