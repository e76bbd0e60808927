package io.userdata.console.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.console.service.ServiceName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class ForwardRoutesTest {
    @ParameterizedTest
    @CsvSource({
        "INGEST, GET, /api/v1/sources",
        "INGEST, POST, /api/v1/sources/staff/pause",
        "INGEST, POST, /api/v1/runs",
        "INGEST, POST, /api/v1/runs/01890000-0000-7000-8000-000000000000/cancel",
        "PROCESSOR, POST, /api/v1/pipeline/live/restart",
        "STORAGE, GET, /api/v1/quarantine/12",
        "STORAGE, PATCH, /api/v1/quarantine/12",
        "STORAGE, POST, /api/v1/quarantine/12/replay",
        "STORAGE, POST, /api/v1/quarantine/discard",
    })
    void whatThePageDoesIsForwarded(ServiceName service, String method, String path) {
        assertThat(ForwardRoutes.allow(service, HttpMethod.valueOf(method), path))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "INGEST, GET, /actuator/prometheus",
        "INGEST, GET, /api/v1/sources/../../actuator/env",
        "INGEST, GET, /api/v1/sources/..",
        "INGEST, GET, /api/v1/sources/%2e%2e",
        "INGEST, POST, /api/v1/users",
        "INGEST, DELETE, /api/v1/users/a/b",
        "INGEST, GET, //elsewhere/api/v1/sources",
        "INGEST, GET, @elsewhere/api/v1/sources",
        "PROCESSOR, POST, /api/v1/pipeline/other/restart",
        "STORAGE, GET, /api/v1/users",
        "STORAGE, POST, /api/v1/quarantine/12",
        "PROCESSOR, GET, /api/v1/quarantine",
    })
    void anythingElseIsNot(ServiceName service, String method, String path) {
        assertThat(ForwardRoutes.allow(service, HttpMethod.valueOf(method), path))
                .isFalse();
    }
}
