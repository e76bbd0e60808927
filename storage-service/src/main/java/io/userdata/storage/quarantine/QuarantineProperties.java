package io.userdata.storage.quarantine;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long quarantined records are kept.
 *
 * @param retention for how long after a copy of the record was stored; those of an open entry are kept, those of a discarded
 *     one are not
 * @param entryRetention for how long the entry itself is kept after it was closed; an open one is kept
 * @param sweep pause between two looks for what is too old
 */
@Validated
@ConfigurationProperties("userdata.quarantine")
record QuarantineProperties(
        @DefaultValue("30d") @DurationMin(message = "must not be negative")
        Duration retention,

        @DefaultValue("365d") @DurationMin(nanos = 1, message = "must be positive")
        Duration entryRetention,

        @DefaultValue("1m") @DurationMin(nanos = 1, message = "must be positive")
        Duration sweep) {}
