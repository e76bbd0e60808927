package io.userdata.ingest.source.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.env.Environment;

/** Reads the settings of every source from what is configured under {@code sources}; an unknown key is an error. */
public final class SourceSettingsReader {
    private static final ConfigurationPropertyName SOURCES = ConfigurationPropertyName.of("sources");

    private SourceSettingsReader() {}

    /**
     * Reads them, by the names of the sources.
     *
     * @throws SourceSettingsException if a setting is wrong, naming it and never its value
     */
    public static Map<String, SourceProperties> read(Environment environment) {
        QueryNameCheck.complaint(environment).or(() -> unknownKey(environment)).ifPresent(complaint -> {
            throw new SourceSettingsException(complaint);
        });
        try {
            return binder(environment)
                    .bind(SOURCES, Bindable.mapOf(String.class, SourceProperties.class))
                    .orElseGet(Map::of);
        } catch (BindException e) {
            throw new SourceSettingsException(SourceSettingValidator.complaint(e));
        }
    }

    /** The usual one, but for the commas in a query parameter's value: they do not make several of it. */
    private static Binder binder(Environment environment) {
        GenericConversionService templates = new GenericConversionService();
        templates.addConverter(Object.class, Template.class, value -> new Template(value.toString()));
        templates.addConverter(new SingleTemplate());
        return new Binder(
                ConfigurationPropertySources.get(environment),
                new PropertySourcesPlaceholdersResolver(environment),
                List.of(templates, ApplicationConversionService.getSharedInstance()),
                null,
                null,
                null);
    }

    /** A value is a single template where a list of them may stand. */
    private static final class SingleTemplate implements ConditionalGenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(Object.class, Collection.class));
        }

        @Override
        public boolean matches(TypeDescriptor from, TypeDescriptor to) {
            TypeDescriptor element = to.getElementTypeDescriptor();
            return !from.isCollection() && element != null && element.getType() == Template.class;
        }

        @Override
        public Object convert(@Nullable Object value, TypeDescriptor from, TypeDescriptor to) {
            return List.of(new Template(String.valueOf(value)));
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
                .flatMap(key -> SourceSettingNames.complaint(key).stream())
                .findFirst();
    }
}
