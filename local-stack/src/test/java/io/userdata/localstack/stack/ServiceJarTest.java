package io.userdata.localstack.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.localstack.process.StartFailedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarTest {
    @TempDir
    Path folder;

    @Test
    void aServiceThatIsNotBuiltIsNamed() {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            assertThatThrownBy(() -> new ServiceJar(folder, ServiceKind.STORAGE, data))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessage("The module storage-service is not built: run `mvn package -DskipTests`.");
        }
    }
}
