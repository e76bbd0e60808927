package io.userdata.storage.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.storage.report.ReportResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
    @Test
    void aRowIsALineAndWhatIsUnknownIsEmpty() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("country", null);
        row.put("users", -3);
        ReportResult report = new ReportResult("a", "b", Instant.EPOCH, List.of("country", "users"), List.of(row));

        assertThat(CsvWriter.of(report)).isEqualTo("country,users\r\n,-3\r\n");
    }

    @Test
    void commasQuotesAndLineEndsAreQuoted() {
        assertThat(CsvWriter.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvWriter.cell("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(CsvWriter.cell("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(CsvWriter.cell("Ærø")).isEqualTo("Ærø");
    }

    @Test
    void aSpreadsheetTakesNoTextForAFormula() {
        assertThat(CsvWriter.cell("=HYPERLINK(\"x\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\")\"");
        assertThat(CsvWriter.cell("+1")).isEqualTo("'+1");
        assertThat(CsvWriter.cell("-1")).isEqualTo("'-1");
        assertThat(CsvWriter.cell("@a")).isEqualTo("'@a");
        assertThat(CsvWriter.cell("\ta")).isEqualTo("'\ta");
        assertThat(CsvWriter.cell(-1)).isEqualTo("-1");
    }
}
