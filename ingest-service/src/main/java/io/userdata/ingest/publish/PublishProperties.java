package io.userdata.ingest.publish;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How pages are published.
 *
 * @param transactionalIdPrefix followed by the partition of runs: what fences a former owner, so the same in all
 *     instances
 * @param transactionTimeout after which the broker aborts a transaction that its producer does not end
 */
@Validated
@ConfigurationProperties("userdata.ingest.publish")
public record PublishProperties(
        @DefaultValue("ingest-") @NotBlank(message = "must not be blank")
        String transactionalIdPrefix,

        @DefaultValue("15s") @DurationMin(seconds = 5, message = "must be at least 5s")
        Duration transactionTimeout) {}
