package io.userdata.localstack.terminal;

import io.userdata.localstack.run.LedgerView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ledger as an aligned sum. */
public final class LedgerTable {
    private static final int RANGES = 5;

    private LedgerTable() {}

    /** One line each, without a line end. */
    public static List<String> of(LedgerView ledger) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        outcomes.put("inserted", ledger.inserted());
        outcomes.put("updated", ledger.updated());
        outcomes.put("unchanged", ledger.unchanged());
        outcomes.put("stale", ledger.stale());
        outcomes.put("quarantined", ledger.quarantined());
        outcomes.put("discarded", ledger.discarded());
        outcomes.put("missing", ledger.missingCount());
        List<String> lines = new ArrayList<>();
        outcomes.forEach((name, count) -> lines.add(row(name, count)));
        lines.add("  " + "─".repeat(26));
        lines.add(row("published", ledger.published()));
        if (ledger.redelivered() > 0) {
            lines.add(row("redelivered besides", ledger.redelivered()));
        }
        ledger.missing().stream().limit(RANGES).forEach(range -> lines.add(missing(range)));
        return lines;
    }

    private static String row(String name, long count) {
        return String.format("  %-19s%7s", name, NumberFormatting.grouped(count));
    }

    private static String missing(LedgerView.Missing range) {
        return "  missing: slice " + range.slice() + ", partition " + range.partition() + ", numbers " + range.from()
                + " to " + (range.to() - 1);
    }
}
