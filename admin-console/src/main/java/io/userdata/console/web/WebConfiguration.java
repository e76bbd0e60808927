package io.userdata.console.web;

import io.userdata.starter.request.BodyLimit;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** Headers that keep the page to what it is made of, and what may be sent to it. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    FilterRegistrationBean<PageHeaders> pageHeaders() {
        FilterRegistrationBean<PageHeaders> registration = new FilterRegistrationBean<>(new PageHeaders());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** A fixed record passes as the text of a JSON string; storage-service itself knows how large it may be. */
    @Bean
    BodyLimit fixedRecordLimit() {
        return BodyLimit.of(
                HttpMethod.PATCH, "/api/v1/services/storage/api/v1/quarantine/{id}", DataSize.ofMegabytes(6));
    }
}
