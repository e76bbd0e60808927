package io.userdata.storage.user.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.user.User;
import io.userdata.storage.fixture.GoldenUser;
import io.userdata.storage.user.ContentColumn;
import io.userdata.storage.user.UserContent;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** A new field is shown to a viewer only if it is named here. */
class UserMaskingTest {
    private static final User COMPLETE = GoldenUser.read();

    @Test
    void aViewerSeesTheseFieldsAsTheyAre() {
        assertThat(columns(Objects::equals))
                .containsExactly(
                        "name_title",
                        "name_first",
                        "name_last",
                        "gender",
                        "nationality",
                        "registered_at",
                        "national_id_name",
                        "address_city",
                        "address_state",
                        "address_country",
                        "address_utc_offset");
    }

    @Test
    void dateOfBirthAndDegreesAreLeftOut() {
        assertThat(columns((stored, seen) -> seen == null))
                .containsExactly("birth_date", "address_latitude", "address_longitude");
    }

    @Test
    void ofTheMailAddressTheDomainStays() {
        assertThat(UserMasking.of(COMPLETE).email()).isEqualTo("***@example.com");
    }

    private static List<String> columns(BiPredicate<Object, Object> test) {
        UserContent stored = UserContent.of(COMPLETE);
        UserContent seen = UserContent.of(UserMasking.of(COMPLETE));
        return ContentColumn.ALL.stream()
                .filter(column -> test.test(column.of(stored), column.of(seen)))
                .map(ContentColumn::name)
                .toList();
    }
}
