package io.userdata.events.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldPathTest {
    @Test
    void fieldsAreJoinedByDotsWithoutPlacesInLists() {
        assertThat(path("quality", 3, "code").fields()).isEqualTo("quality.code");
    }

    @Test
    void thePointerNamesPlacesInListsToo() {
        assertThat(path("quality", 3, "code").pointer()).isEqualTo("/quality/3/code");
        assertThat(path("a/b", "c~d").pointer()).isEqualTo("/a~1b/c~0d");
    }

    @Test
    void theValueAsAWholeHasNoPath() {
        assertThat(path().fields()).isNull();
        assertThat(path().pointer()).isNull();
        assertThat(path(2).fields()).isNull();
    }

    @Test
    void joinedFieldsHaveAPointer() {
        assertThat(FieldPath.pointer("coordinates.runId")).isEqualTo("/coordinates/runId");
    }

    private static FieldPath path(Object... steps) {
        return FieldPath.of(List.of(steps), FieldPathTest::name, step -> step instanceof Integer index ? index : -1);
    }

    private static @Nullable String name(Object step) {
        return step instanceof String name ? name : null;
    }
}
