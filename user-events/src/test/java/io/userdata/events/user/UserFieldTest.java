package io.userdata.events.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UserFieldTest {
    private static final User USER = JsonMapper.shared().readValue("""
            {"name": {"first": "Asta", "last": "Møller"}, "gender": "female", "email": "asta@example.com",
             "address": {"city": "Aarhus", "country": "DK", "latitude": 56.2}}""", User.class);

    @Test
    void fieldsStandInTheOrderOfTheContract() throws IOException {
        JsonNode properties = schema().at("/properties/user/properties");
        assertThat(UserField.ALL).extracting(UserField::name).containsExactlyElementsOf(properties.propertyNames());
        assertThat(UserField.ALL.stream().flatMap(UserFieldTest::paths))
                .contains("name.first", "address.utcOffset", "nationalId.value", "picture")
                .containsExactlyElementsOf(paths("", properties).toList());
    }

    private static Stream<String> paths(String object, JsonNode properties) {
        return properties.propertyStream().flatMap(property -> {
            JsonNode parts = property.getValue().path("properties");
            String path = object + property.getKey();
            return parts.isObject() ? paths(path + ".", parts) : Stream.of(path);
        });
    }

    private static JsonNode schema() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                UserFieldTest.class.getResourceAsStream("/contract/schema/enriched-record.schema.json"))) {
            return JsonMapper.shared().readTree(file);
        }
    }

    private static Stream<String> paths(UserField field) {
        return field.parts().isEmpty()
                ? Stream.of(field.path())
                : field.parts().stream().flatMap(UserFieldTest::paths);
    }

    @Test
    void aFieldIsReadFromItsHolder() {
        UserField address = field("address");
        assertThat(address.of(USER)).isEqualTo(USER.address());
        assertThat(address.parts().get(1).of(USER.address())).isEqualTo("Aarhus");
        assertThat(field("nationalId").of(USER)).isNull();
    }

    private static UserField field(String name) {
        return UserField.ALL.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPlainValueIsReplacedAndNoOther() {
        User replaced =
                UserField.replaceAll(USER, (field, value) -> field.path().equals("email") ? "***" : value);
        assertThat(replaced.email()).isEqualTo("***");
        assertThat(replaced.name()).isEqualTo(USER.name());
        assertThat(replaced.address()).isEqualTo(USER.address());
        assertThat(UserField.replaceAll(USER, (field, value) -> null).name())
                .isEqualTo(new PersonName(null, null, null));
        assertThat(UserField.replaceAll(USER, (field, value) -> value)).isEqualTo(USER);
    }
}
