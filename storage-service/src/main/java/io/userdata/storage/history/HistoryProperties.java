package io.userdata.storage.history;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the history of users is kept.
 *
 * @param retention for how long a replaced state is kept after it was replaced; null: for ever
 * @param batch changes deleted in one transaction
 * @param sweep pause between two looks for what is too old
 */
@Validated
@ConfigurationProperties("userdata.history")
record HistoryProperties(
        @Nullable @DurationMin(nanos = 1, message = "must be positive, or absent: for ever")
        Duration retention,

        @DefaultValue("1000") @Positive(message = "must be positive")
        int batch,

        @DefaultValue("1m") @DurationMin(nanos = 1, message = "must be positive")
        Duration sweep) {}
