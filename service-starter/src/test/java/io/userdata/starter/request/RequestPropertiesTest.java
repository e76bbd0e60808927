package io.userdata.starter.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class RequestPropertiesTest {
    @Test
    void aBodyIsSmallByDefault() {
        assertThat(bound(Map.of()).bodyLimit()).isEqualTo(DataSize.ofKilobytes(64));
    }

    @Test
    void everySettingIsBound() {
        assertThat(bound(Map.of("userdata.request.body-limit", "1MB")).bodyLimit())
                .isEqualTo(DataSize.ofMegabytes(1));
    }

    @Test
    void aLimitThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new RequestProperties(DataSize.ofMegabytes(9)))
                .hasMessageContaining("userdata.request.body-limit");
        assertThatThrownBy(() -> new RequestProperties(DataSize.ofBytes(0)))
                .hasMessageContaining("userdata.request.body-limit");
    }

    private static RequestProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("userdata.request", RequestProperties.class);
    }
}
