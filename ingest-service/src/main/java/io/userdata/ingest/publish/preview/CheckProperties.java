package io.userdata.ingest.publish.preview;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a source is tried.
 *
 * @param mappedElsewhere sources whose mapping comes with stream-processor, not with this configuration
 */
@ConfigurationProperties("userdata.ingest.check")
public record CheckProperties(@DefaultValue List<String> mappedElsewhere) {
    public CheckProperties {
        mappedElsewhere = List.copyOf(mappedElsewhere);
    }
}
