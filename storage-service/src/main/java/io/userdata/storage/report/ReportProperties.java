package io.userdata.storage.report;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a report may cost.
 *
 * @param timeout how long PostgreSQL may take for one
 */
@Validated
@ConfigurationProperties("userdata.report")
record ReportProperties(
        @DefaultValue("20s") @DurationMin(nanos = 1, message = "must be positive")
        Duration timeout) {}
