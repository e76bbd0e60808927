package io.userdata.storage.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was counted.
 *
 * @param columns in their order
 * @param rows values by column
 */
public record ReportResult(
        String name,
        String description,
        Instant countedAt,
        List<String> columns,
        List<Map<String, @Nullable Object>> rows) {}
