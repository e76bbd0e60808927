package io.userdata.processor.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MappingPropertiesTest {
    private static MappingProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", MappingProperties.class);
    }

    private static MappedUser map(Map<String, String> settings, String payload) {
        JsonNode tree = JsonMapper.shared().readTree(payload);
        return bind(settings).compile().of("crm").orElseThrow().map(tree);
    }

    @Test
    void withoutSettingsNoSourceIsKnown() {
        assertThat(bind(Map.of()).compile().of("crm")).isEmpty();
    }

    @Test
    void everyFieldCanBeMapped() {
        Map<String, String> settings = new java.util.HashMap<>();
        for (CanonicalField field : CanonicalField.values()) {
            settings.put("mappings.crm.fields." + field.path(), "/x");
        }
        assertThat(map(settings, "{\"x\":\"y\"}").texts()).hasSize(CanonicalField.values().length);
    }

    @Test
    void aDefaultStandsInForWhatIsMissing() {
        Map<String, String> settings =
                Map.of("mappings.crm.fields.address.country", "/land", "mappings.crm.defaults.address.country", "DK");
        assertThat(map(settings, "{}").text(CanonicalField.COUNTRY)).isEqualTo("DK");
        assertThat(map(settings, "{\"land\":\"SE\"}").text(CanonicalField.COUNTRY))
                .isEqualTo("SE");
    }

    @Test
    void aWrongTypeIsAnIssue() {
        MappedUser mapped = map(Map.of("mappings.crm.fields.email", "/mail"), "{\"mail\":{}}");
        assertThat(mapped.texts()).isEmpty();
        assertThat(mapped.issues()).singleElement().hasToString("Issue[code=WRONG_TYPE, field=email]");
    }

    @Test
    void aWrongFieldIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> bind(Map.of("mappings.crm.fields.mail", "/mail")))
                .rootCause()
                .hasMessageStartingWith("mappings.crm.fields.mail is no canonical field")
                .hasMessageContaining("address.postcode");
    }

    @Test
    void aWrongExpressionIsNamedWithItsKey() {
        assertThatThrownBy(() -> bind(Map.of("mappings.crm.fields.email", "mail")))
                .hasStackTraceContaining("mappings.crm.fields.email 'mail' is neither a JSON pointer");
    }
}
