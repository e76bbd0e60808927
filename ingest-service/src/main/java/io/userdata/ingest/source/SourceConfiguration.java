package io.userdata.ingest.source;

import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the sources from what is configured under {@code sources}; a key that nobody knows is an error. */
@Configuration(proxyBeanMethods = false)
class SourceConfiguration {
    private static final ConfigurationPropertyName SOURCES = ConfigurationPropertyName.of("sources");

    @Bean
    Sources sources(Environment environment) {
        unknownKey(environment).ifPresent(complaint -> {
            throw new SourceSettingsException(complaint);
        });
        try {
            return new Sources(Binder.get(environment)
                    .bind(SOURCES, Bindable.mapOf(String.class, SourceProperties.class))
                    .orElseGet(Map::of));
        } catch (BindException e) {
            throw new SourceSettingsException(SourceValues.complaint(e));
        }
    }

    /** Before anything is bound: what is misspelt shows as missing there. */
    private static Optional<String> unknownKey(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(new UnboundElementsSourceFilter()::apply)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(SOURCES::isAncestorOf)
                .flatMap(key -> SourceKeys.complaint(key).stream())
                .findFirst();
    }
}
