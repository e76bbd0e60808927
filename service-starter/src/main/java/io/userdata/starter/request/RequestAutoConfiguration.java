package io.userdata.starter.request;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Guards the controllers of every service from requests that are too large, not readable or misspelt. */
@AutoConfiguration
@EnableConfigurationProperties(RequestProperties.class)
public class RequestAutoConfiguration {
    private static final int BEHIND_METRICS = Ordered.HIGHEST_PRECEDENCE + 10;
    private static final int BEHIND_SECURITY = -90;

    @Bean
    FilterRegistrationBean<RequestGuardFilter> requestGuard() {
        FilterRegistrationBean<RequestGuardFilter> registration =
                new FilterRegistrationBean<>(new RequestGuardFilter());
        registration.setOrder(BEHIND_METRICS);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyGuard(RequestProperties properties, ObjectProvider<BodyLimit> limits) {
        FilterRegistrationBean<BodyFilter> registration = new FilterRegistrationBean<>(
                new BodyFilter(properties, limits.stream().toList()));
        registration.setOrder(BEHIND_SECURITY);
        return registration;
    }

    /** A form in a body never becomes parameters: code that asks for a parameter would read the body, and parse what it holds. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesAreNoForms() {
        return factory -> factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
    }

    @Bean
    WebMvcConfigurer unknownParametersAreRefused() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new UnknownParameterInterceptor());
            }
        };
    }

    /** Only in requests: answers of others, which the same mapper reads, may have more fields than are known here. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer unknownFieldsAreRefused(JsonMapper mapper) {
        JsonMapper strict = mapper.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return builder -> builder.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
    }
}
