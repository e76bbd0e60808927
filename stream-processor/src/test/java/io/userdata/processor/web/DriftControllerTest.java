package io.userdata.processor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.userdata.processor.mapping.DriftCounter;
import io.userdata.processor.mapping.SchemaDrift;
import io.userdata.processor.sample.ShippedSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class DriftControllerTest {
    private final DriftController controller =
            new DriftController(ShippedSettings.rules().mappings());

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
