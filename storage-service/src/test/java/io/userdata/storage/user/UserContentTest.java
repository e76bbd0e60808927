package io.userdata.storage.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.user.User;
import io.userdata.storage.fixture.GoldenUser;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names the field of the canonical user that was forgotten in the columns. */
class UserContentTest {
    private static final User COMPLETE = GoldenUser.read();

    @Test
    void everyFieldOfTheUserHasItsColumn() {
        assertThat(ContentColumn.ALL)
                .extracting(ContentColumn::name)
                .containsExactlyInAnyOrderElementsOf(fields("", User.class).toList());
    }

    @Test
    void everyColumnIsFilledFromTheUser() {
        UserContent content = UserContent.of(COMPLETE);

        assertThat(ContentColumn.ALL)
                .filteredOn(column -> column.of(content) == null)
                .extracting(ContentColumn::name)
                .isEmpty();
    }

    @Test
    void theUserComesBackFromItsColumns() {
        assertThat(UserContent.of(COMPLETE).user()).isEqualTo(COMPLETE);
    }

    @Test
    void theEmptyContentIsThatOfAUserOfWhomNothingIsKnown() {
        assertThat(UserContent.of(UserContent.NONE.user())).isEqualTo(UserContent.NONE);
        assertThat(UserContent.NONE.countFields()).isZero();
    }

    /** The fields of a record and of the records in it, as columns are named. */
    private static Stream<String> fields(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> fields(prefix, component));
    }

    private static Stream<String> fields(String prefix, RecordComponent component) {
        String name = prefix + component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return component.getType().isRecord() ? fields(name + "_", component.getType()) : Stream.of(name);
    }
}
