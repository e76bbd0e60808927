package io.userdata.storage.quarantine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the bytes of quarantined records are kept.
 *
 * @param retention for how long after a copy of the record was stored; those of an open entry are kept, those of a discarded
 *     one are not
 * @param sweep pause between two looks for what is too old
 */
@ConfigurationProperties("userdata.quarantine")
record QuarantineProperties(
        @DefaultValue("30d") Duration retention,
        @DefaultValue("1m") Duration sweep) {
    QuarantineProperties {
        if (retention.isNegative()) {
            throw new IllegalArgumentException("userdata.quarantine.retention must not be negative");
        }
        if (sweep.isNegative() || sweep.isZero()) {
            throw new IllegalArgumentException("userdata.quarantine.sweep must be positive");
        }
    }
}
