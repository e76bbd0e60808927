package io.userdata.ingest.source.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is asked of a source at once, and how long and how much it may answer.
 *
 * @param pageSize records per page
 * @param bodySize the largest answer that is read
 * @param connectTimeout until the connection stands
 * @param readTimeout until the answer is complete
 */
public record LimitProperties(
        @DefaultValue("500") int pageSize,
        @DefaultValue("16MB") DataSize bodySize,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout) {
    private static final DataSize LARGEST_BODY = DataSize.ofMegabytes(256);

    public LimitProperties {
        if (pageSize < 1 || pageSize > 100_000) {
            throw new IllegalArgumentException("limits.page-size must be between 1 and 100000");
        }
        if (bodySize.toBytes() < 1 || bodySize.compareTo(LARGEST_BODY) > 0) {
            throw new IllegalArgumentException("limits.body-size must be between 1 byte and 256 MB");
        }
        positive(connectTimeout, "limits.connect-timeout");
        positive(readTimeout, "limits.read-timeout");
    }

    private static void positive(Duration duration, String key) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(key + " must be positive");
        }
    }
}
