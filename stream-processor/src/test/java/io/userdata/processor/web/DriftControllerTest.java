package io.userdata.processor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.userdata.transform.fixture.ShippedSettings;
import io.userdata.transform.mapping.DriftCounter;
import io.userdata.transform.mapping.SchemaDrift;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class DriftControllerTest {
    private final DriftController controller = new DriftController(ShippedSettings.rules());

    @Test
    void driftsAreToldByPath() {
        DriftCounter.OF_THIS_PROCESS.met(new SchemaDrift("scim", SchemaDrift.Kind.UNKNOWN, "/drifted"));
        assertThat(controller.drift("scim").unknown()).containsEntry("/drifted", 1L);
        assertThat(controller.drift("scim").changed()).isEqualTo(Map.of());
    }

    @Test
    void aSourceWithoutAMappingIsNotFound() {
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> controller.drift("unknown"))
                .matches(error -> error.getStatusCode() == HttpStatus.NOT_FOUND);
    }
}
