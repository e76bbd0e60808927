package io.userdata.storage.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the history of users is kept.
 *
 * @param retention for how long a replaced state is kept after it was replaced; null: for ever
 * @param batch changes deleted in one transaction
 * @param sweep pause between two looks for what is too old
 */
@ConfigurationProperties("userdata.history")
record HistoryProperties(
        @Nullable Duration retention,
        @DefaultValue("1000") int batch,
        @DefaultValue("1m") Duration sweep) {
    HistoryProperties {
        if (retention != null && (retention.isNegative() || retention.isZero())) {
            throw new IllegalArgumentException("userdata.history.retention must be positive, or absent: for ever");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("userdata.history.batch must be positive");
        }
        if (sweep.isNegative() || sweep.isZero()) {
            throw new IllegalArgumentException("userdata.history.sweep must be positive");
        }
    }
}
