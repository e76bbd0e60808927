package io.userdata.storage.ledger;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a ledger is decided.
 *
 * @param settle how long nothing new must have come before missing numbers count as missing
 * @param watch how often the gauges are counted
 * @param retention for how long a decided ledger is kept after ingest last said something of its run
 * @param sweep pause between two looks for ledgers that are too old
 */
@Validated
@ConfigurationProperties("userdata.ledger")
record LedgerProperties(
        @DefaultValue("60s") @DurationMin(message = "must not be negative")
        Duration settle,

        @DefaultValue("5s") @DurationMin(nanos = 1, message = "must be positive")
        Duration watch,

        @DefaultValue("365d") @DurationMin(nanos = 1, message = "must be positive")
        Duration retention,

        @DefaultValue("1m") @DurationMin(nanos = 1, message = "must be positive")
        Duration sweep) {}
