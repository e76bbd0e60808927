package io.userdata.storage.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a ledger is decided.
 *
 * @param settle how long nothing new must have come before missing numbers count as missing
 * @param watch how often the gauges are counted
 */
@ConfigurationProperties("userdata.ledger")
public record LedgerProperties(
        @DefaultValue("60s") Duration settle,
        @DefaultValue("5s") Duration watch) {
    public LedgerProperties {
        if (settle.isNegative()) {
            throw new IllegalArgumentException("userdata.ledger.settle must not be negative");
        }
        if (watch.isNegative() || watch.isZero()) {
            throw new IllegalArgumentException("userdata.ledger.watch must be positive");
        }
    }
}
