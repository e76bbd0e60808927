package io.userdata.console.health;

import de.codecentric.boot.admin.server.web.client.HttpHeadersProvider;
import io.userdata.console.service.ConsoleProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;

/** How Spring Boot Admin reads the actuators: with a viewer's token, and nothing but reading. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    @Bean
    HttpHeadersProvider consoleToken(ConsoleProperties properties) {
        return instance -> {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth(properties.token());
            return headers;
        };
    }

    @Bean
    FilterRegistrationBean<ReadOnlyFilter> readOnlyAdmin() {
        FilterRegistrationBean<ReadOnlyFilter> registration = new FilterRegistrationBean<>(new ReadOnlyFilter());
        registration.addUrlPatterns("/admin/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
