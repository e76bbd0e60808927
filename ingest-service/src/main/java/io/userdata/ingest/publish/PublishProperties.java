package io.userdata.ingest.publish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pages are published.
 *
 * @param transactionalIdPrefix followed by the partition of runs: what fences a former owner, so the same in all
 *     instances
 * @param transactionTimeout after which the broker aborts a transaction that its producer does not end
 */
@ConfigurationProperties("userdata.ingest.publish")
public record PublishProperties(
        @DefaultValue("ingest-") String transactionalIdPrefix,
        @DefaultValue("15s") Duration transactionTimeout) {
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    public PublishProperties {
        if (transactionalIdPrefix.isBlank()) {
            throw new IllegalArgumentException("userdata.ingest.publish.transactional-id-prefix must not be blank");
        }
        if (transactionTimeout.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("userdata.ingest.publish.transaction-timeout must be at least 5s");
        }
    }
}
