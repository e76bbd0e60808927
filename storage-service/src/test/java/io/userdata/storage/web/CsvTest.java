package io.userdata.storage.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.storage.report.Report;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void aRowIsALineAndWhatIsUnknownIsEmpty() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("country", null);
        row.put("users", -3);
        Report report = new Report("a", "b", Instant.EPOCH, List.of("country", "users"), List.of(row));

        assertThat(Csv.of(report)).isEqualTo("country,users\r\n,-3\r\n");
    }

    @Test
    void commasQuotesAndLineEndsAreQuoted() {
        assertThat(Csv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.cell("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(Csv.cell("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(Csv.cell("Ærø")).isEqualTo("Ærø");
    }

    @Test
    void aSpreadsheetTakesNoTextForAFormula() {
        assertThat(Csv.cell("=HYPERLINK(\"x\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\")\"");
        assertThat(Csv.cell("+1")).isEqualTo("'+1");
        assertThat(Csv.cell("-1")).isEqualTo("'-1");
        assertThat(Csv.cell("@a")).isEqualTo("'@a");
        assertThat(Csv.cell("\ta")).isEqualTo("'\ta");
        assertThat(Csv.cell(-1)).isEqualTo("-1");
    }
}
