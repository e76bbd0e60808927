package io.userdata.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverlaysTest {
    static Stream<Manifest> objects() {
        return Stream.of("local", "production").flatMap(overlay -> Manifest.ofOverlay(overlay).stream());
    }

    @ParameterizedTest
    @MethodSource("objects")
    void eachObjectIsWhatItsApiTakes(Manifest manifest) {
        assertThat(ApiServer.complaints(manifest)).isEmpty();
    }
}
