package io.userdata.processor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.transform.mapping.DriftPolicy;
import io.userdata.transform.mapping.MappingDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MappingPropertiesTest {
    private static Map<String, MappingDefinition> bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("", MappingProperties.class)
                .mappings();
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEmpty();
        assertThat(bind(Map.of("mappings.crm.fields.email", "/mail")))
                .containsEntry(
                        "crm",
                        new MappingDefinition(
                                Map.of("email", "/mail"),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                DriftPolicy.WARN,
                                List.of(),
                                false));
    }

    @Test
    void fullMapping() {
        Map<String, String> settings = Map.of(
                "mappings.crm.fields.address.postcode", "/zip",
                "mappings.crm.defaults.address.country", "DK",
                "mappings.crm.types.address.postcode", "string | integer",
                "mappings.crm.drift.address.postcode", "ignore",
                "mappings.crm.unknown", "quarantine",
                "mappings.crm.known[0]", "/extra",
                "mappings.crm.username-suffices", "true");
        assertThat(bind(settings))
                .containsEntry(
                        "crm",
                        new MappingDefinition(
                                Map.of("address.postcode", "/zip"),
                                Map.of("address.country", "DK"),
                                Map.of("address.postcode", "string | integer"),
                                Map.of("address.postcode", "ignore"),
                                DriftPolicy.QUARANTINE,
                                List.of("/extra"),
                                true));
    }

    @Test
    void aWrongMappingIsNamedWithItsKeyAtTheStart() {
        assertThatThrownBy(() -> bind(Map.of("mappings.crm.fields.email", "mail")))
                .hasStackTraceContaining("mappings.crm.fields.email 'mail' is neither a JSON pointer");
    }
}
