package io.userdata.ingest.web;

import io.userdata.starter.request.BodyLimit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Binds what the answers need, and what may be sent. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class WebConfiguration {
    @Bean
    BodyLimit pushBodyLimit(WebProperties properties) {
        return BodyLimit.of(HttpMethod.POST, "/api/v1/users", properties.pushSize());
    }
}
