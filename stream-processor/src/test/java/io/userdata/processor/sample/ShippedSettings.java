package io.userdata.processor.sample;

import io.userdata.processor.mapping.MappingProperties;
import io.userdata.processor.transform.QualityProperties;
import io.userdata.processor.transform.TransformRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The settings of application.yml, read without starting anything. */
public final class ShippedSettings {
    private ShippedSettings() {}

    public static TransformRules rules() {
        return rules(4 * 1024 * 1024);
    }

    public static TransformRules rules(int maxResultBytes) {
        return new TransformRules(
                bind("", MappingProperties.class), bind("userdata.quality", QualityProperties.class), maxResultBytes);
    }

    private static <T> T bind(String prefix, Class<T> type) {
        try {
            var sources = new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yml"));
            return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate(prefix, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
