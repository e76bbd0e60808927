package io.userdata.events.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordAccessorTest {
    /** A component that is an object, and one that is not. */
    public record Place(@Nullable String city, int floor) {}

    private static final RecordComponent[] COMPONENTS = Place.class.getRecordComponents();

    @Test
    void readsObjectsNullsAndNumbers() {
        assertThat(RecordAccessor.of(COMPONENTS[0]).apply(new Place("Ribe", 3))).isEqualTo("Ribe");
        assertThat(RecordAccessor.of(COMPONENTS[0]).apply(new Place(null, 3))).isNull();
        assertThat(RecordAccessor.of(COMPONENTS[1]).apply(new Place("Ribe", 3))).isEqualTo(3);
    }
}
