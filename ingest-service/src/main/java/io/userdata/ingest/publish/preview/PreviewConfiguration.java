package io.userdata.ingest.publish.preview;

import io.userdata.ingest.publish.PublisherFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes what tries a page. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckProperties.class)
class PreviewConfiguration {
    @Bean
    PagePreviewer pagePreviewer(PublisherFactory publishers, Environment environment, CheckProperties properties) {
        return new PagePreviewer(publishers, MappedFields.of(environment, properties.mappedElsewhere()));
    }
}
