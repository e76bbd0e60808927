package io.userdata.ingest.source;

import java.util.Map;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the sources from what is configured under {@code sources}; a key that nobody knows is an error. */
@Configuration(proxyBeanMethods = false)
class SourceConfiguration {
    @Bean
    Sources sources(Environment environment) {
        return new Sources(Binder.get(environment)
                .bind(
                        "sources",
                        Bindable.mapOf(String.class, SourceProperties.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
                .orElseGet(Map::of));
    }
}
