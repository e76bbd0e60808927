package io.userdata.ingest.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the answers link to, and what is taken.
 *
 * @param storageUrl where callers reach storage-service, which keeps the ledgers
 * @param pushSize the largest body of a push, unpacked
 */
@ConfigurationProperties("userdata.ingest.web")
public record WebProperties(
        @DefaultValue("http://localhost:8083") URI storageUrl,
        @DefaultValue("1MB") DataSize pushSize) {
    private static final DataSize LARGEST_PUSH = DataSize.ofMegabytes(3);

    public WebProperties {
        if (!storageUrl.isAbsolute()) {
            throw new IllegalArgumentException("userdata.ingest.web.storage-url must be an absolute URL");
        }
        if (pushSize.toBytes() < 1 || pushSize.compareTo(LARGEST_PUSH) > 0) {
            throw new IllegalArgumentException("userdata.ingest.web.push-size must be between 1 byte and 3MB");
        }
    }
}
