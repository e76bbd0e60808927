package io.userdata.events.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UserFieldTest {
    private static final User USER = new User(
            new PersonName(null, "Asta", "Møller"),
            Gender.FEMALE,
            null,
            null,
            "asta@example.com",
            null,
            null,
            null,
            null,
            null,
            new Address(null, "Aarhus", null, null, "DK", 56.2, null, null),
            null);

    @Test
    void fieldsStandInTheOrderOfTheContract() {
        assertThat(UserField.ALL)
                .extracting(UserField::name)
                .containsExactly(
                        "name",
                        "gender",
                        "birthDate",
                        "nationality",
                        "email",
                        "phone",
                        "cell",
                        "username",
                        "registeredAt",
                        "nationalId",
                        "address",
                        "picture");
        assertThat(UserField.ALL.stream().flatMap(UserFieldTest::paths))
                .contains("name.first", "address.utcOffset", "nationalId.value", "picture")
                .hasSize(22);
    }

    private static Stream<String> paths(UserField field) {
        return field.parts().isEmpty()
                ? Stream.of(field.path())
                : field.parts().stream().flatMap(UserFieldTest::paths);
    }

    @Test
    void aFieldIsReadFromItsHolder() {
        UserField address = UserField.ALL.get(10);
        assertThat(address.of(USER)).isEqualTo(USER.address());
        assertThat(address.parts().get(1).of(USER.address())).isEqualTo("Aarhus");
        assertThat(UserField.ALL.get(9).of(USER)).isNull();
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
