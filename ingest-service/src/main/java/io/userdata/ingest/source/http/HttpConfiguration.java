package io.userdata.ingest.source.http;

import io.userdata.ingest.source.SourceClient;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the client that asks all sources. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    @Bean
    SourceClient sourceClient(Clock clock) {
        return new HttpSourceClient(clock);
    }
}
