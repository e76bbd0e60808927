package io.userdata.storage.quarantine.operations;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How replays are published.
 *
 * @param publishEvery pause between two looks for replays that were asked for
 * @param publishTimeout how long the broker may take for one
 */
@Validated
@ConfigurationProperties("userdata.quarantine")
record ReplayProperties(
        @DefaultValue("500ms") @DurationMin(nanos = 1, message = "must be positive")
        Duration publishEvery,

        @DefaultValue("10s") @DurationMin(nanos = 1, message = "must be positive")
        Duration publishTimeout) {}
