package io.userdata.starter.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What requests may be.
 *
 * @param bodyLimit the largest body of an endpoint that has no {@link BodyLimit} of its own
 */
@ConfigurationProperties("userdata.request")
public record RequestProperties(@DefaultValue("64KB") DataSize bodyLimit) {
    private static final DataSize LARGEST = DataSize.ofMegabytes(8);

    public RequestProperties {
        if (bodyLimit.toBytes() < 1 || bodyLimit.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("userdata.request.body-limit must be between 1 byte and 8MB");
        }
    }
}
