package io.userdata.events.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserIdTest {
    /** Computed with Python's uuid.uuid5 over the same name space and name. */
    @Test
    void idIsUuidVersion5OfSourceAndExternalId() {
        assertThat(UserId.of("randomuser", "DK:2b7c3f10-5d1e-4c55-8a0e-3f6f2f0f9c11"))
                .isEqualTo(UUID.fromString("a9436ee6-5f73-5d95-8e2c-1d8409bf581e"));
        assertThat(UserId.of("randomuser", "UA:Оксана"))
                .isEqualTo(UUID.fromString("95d9dfd4-103b-5660-89ed-78908fd5093b"));
    }

    @Test
    void sameExternalIdOfTwoSourcesIsTwoUsers() {
        assertThat(UserId.of("a", "1")).isNotEqualTo(UserId.of("b", "1"));
    }

    @Test
    void versionAndVariantAreThoseOfRfc9562() {
        UUID id = UserId.of("a", "1");
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }
}
