package io.userdata.storage.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a report may cost.
 *
 * @param timeout how long PostgreSQL may take for one
 */
@ConfigurationProperties("userdata.report")
record ReportProperties(@DefaultValue("20s") Duration timeout) {
    ReportProperties {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("userdata.report.timeout must be positive");
        }
    }
}
