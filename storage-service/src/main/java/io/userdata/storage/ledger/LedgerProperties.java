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
 */
@Validated
@ConfigurationProperties("userdata.ledger")
record LedgerProperties(
        @DefaultValue("60s") @DurationMin(message = "must not be negative")
        Duration settle,

        @DefaultValue("5s") @DurationMin(nanos = 1, message = "must be positive")
        Duration watch) {}
