package io.userdata.ingest.source;

import io.userdata.ingest.source.config.SourceSettingsReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the sources that are configured. */
@Configuration(proxyBeanMethods = false)
class SourceConfiguration {
    @Bean
    SourceRegistry sources(Environment environment) {
        return new SourceRegistry(SourceSettingsReader.read(environment));
    }
}
