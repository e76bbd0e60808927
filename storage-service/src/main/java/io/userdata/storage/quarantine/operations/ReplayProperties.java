package io.userdata.storage.quarantine.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How replays are published.
 *
 * @param publishEvery pause between two looks for replays that were asked for
 * @param publishTimeout how long the broker may take for one
 */
@ConfigurationProperties("userdata.quarantine")
record ReplayProperties(
        @DefaultValue("500ms") Duration publishEvery,
        @DefaultValue("10s") Duration publishTimeout) {
    ReplayProperties {
        positive(publishEvery, "publish-every");
        positive(publishTimeout, "publish-timeout");
    }

    private static void positive(Duration value, String key) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("userdata.quarantine." + key + " must be positive");
        }
    }
}
