package io.userdata.starter.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Gives the OpenAPI document of a service its title, the name of the service, and the version that its paths have. */
@AutoConfiguration
public class OpenApiAutoConfiguration {
    private static final String VERSION = "v1";

    @Bean
    @ConditionalOnMissingBean
    OpenAPI openApi(Environment environment) {
        String service = environment.getProperty("spring.application.name", "service");
        return new OpenAPI().info(new Info().title("User Data: " + service).version(VERSION));
    }
}
