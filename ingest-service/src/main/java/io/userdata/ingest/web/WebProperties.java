package io.userdata.ingest.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the answers link to.
 *
 * @param storageUrl where callers reach storage-service, which keeps the ledgers
 */
@ConfigurationProperties("userdata.ingest.web")
public record WebProperties(
        @DefaultValue("http://localhost:8083") URI storageUrl) {
    public WebProperties {
        if (!storageUrl.isAbsolute()) {
            throw new IllegalArgumentException("userdata.ingest.web.storage-url must be an absolute URL");
        }
    }
}
