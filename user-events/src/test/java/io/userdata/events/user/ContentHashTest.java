package io.userdata.events.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ContentHashTest {
    private static final User USER = user("""
            {"name": {"title": "Ms", "first": "Asta", "last": "Sørensen"}, "gender": "female", "birthDate": "1988-04-17",
             "nationality": "DK", "email": "asta@example.com", "phone": "+4532123456", "cell": "+4520123456",
             "username": "blueswan1", "registeredAt": "2014-05-06T07:08:09.123Z",
             "nationalId": {"name": "CPR", "value": "170488-1234"},
             "address": {"street": "Møllevej 12", "city": "Ribe", "state": "Syddanmark", "postcode": "6760",
               "country": "DK", "latitude": 55.3283, "longitude": 8.7621, "utcOffset": "+01:00"},
             "picture": "https://example.com/portraits/women/1.jpg"}""");

    /** Stored hashes stay comparable only as long as this one does not change. */
    @Test
    void hashOfAKnownUserNeverChanges() {
        assertThat(ContentHash.of(USER)).isEqualTo("776c617ffd5f30e8ab5fd5cb79544e0a707761673c3b48ce73772a701aee323e");
    }

    @Test
    void hashOfLettersAndNumbersOfEveryKindNeverChangesEither() {
        User user = user("""
                {"name": {"first": "آرمین 🦢", "last": "کامروا"}, "birthDate": "1988-04-17", "nationality": "IR",
                 "username": "\\ud83e", "registeredAt": "2014-05-06T07:08:09.123456Z",
                 "address": {"country": "IR", "latitude": -1e-7, "longitude": 178.25},
                 "picture": "https://example.com/portraits/med/women/thumb/1.jpg"}"""); // a user name that no UTF-8 has
        assertThat(ContentHash.of(user)).isEqualTo("587d4fa3780f1b36b102f3969660688e4eb09c222546d64b9a4a96025a27221c");
    }

    @Test
    void sizeOfThePictureDoesNotCount() {
        User thumb = with("picture", "https://example.com/portraits/thumb/women/1.jpg");
        assertThat(ContentHash.of(thumb)).isEqualTo(ContentHash.of(USER));
    }

    @Test
    void everyFieldCounts() throws Exception {
        User golden = golden();
        Set<String> hashes = new HashSet<>(List.of(ContentHash.of(golden)));
        List<Record> variants = new ArrayList<>();
        for (String field : fields(User.class)) {
            if (!field.equals("name") && !field.equals("address")) {
                variants.add(copy(golden, field, null));
            }
        }
        for (String field : fields(PersonName.class)) {
            variants.add(copy(golden, "name", copy(golden.name(), field, null)));
        }
        for (String field : fields(Address.class)) {
            variants.add(copy(golden, "address", copy(golden.address(), field, null)));
        }
        variants.add(copy(golden, "nationalId", new NationalId("CPR", null)));
        variants.forEach(variant -> hashes.add(ContentHash.of((User) variant)));
        assertThat(hashes).hasSize(variants.size() + 1);
    }

    @Test
    void valueThatMovesToAnotherFieldIsAnotherContent() {
        assertThat(ContentHash.of(with("phone", null))).isNotEqualTo(ContentHash.of(with("cell", null)));
    }

    /** The user of the contract's golden record, which has every field. */
    private static User golden() throws IOException {
        String file = "/contract/golden/enriched-record.json";
        try (InputStream golden = Objects.requireNonNull(ContentHashTest.class.getResourceAsStream(file), file)) {
            return JsonMapper.shared()
                    .treeToValue(JsonMapper.shared().readTree(golden).path("user"), User.class);
        }
    }

    private static User user(String json) {
        return JsonMapper.shared().readValue(json, User.class);
    }

    private static List<String> fields(Class<? extends Record> type) {
        return List.of(type.getRecordComponents()).stream()
                .map(RecordComponent::getName)
                .toList();
    }

    private static User with(String field, @Nullable Object value) {
        try {
            return copy(USER, field, value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no such record", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> T copy(T record, String field, @Nullable Object value)
            throws ReflectiveOperationException {
        List<@Nullable Object> values = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            types.add(component.getType());
            values.add(
                    component.getName().equals(field)
                            ? value
                            : component.getAccessor().invoke(record));
        }
        return (T) record.getClass()
                .getDeclaredConstructor(types.toArray(Class<?>[]::new))
                .newInstance(values.toArray());
    }
}
