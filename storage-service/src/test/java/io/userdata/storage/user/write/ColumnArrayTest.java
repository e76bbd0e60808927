package io.userdata.storage.user.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnArrayTest {
    private static final int FIRST_VALUE = 24;

    @ParameterizedTest
    @CsvSource({
        "2000-01-01T00:00:00Z, 0",
        "1999-12-31T23:59:59.999999Z, -1",
        "2026-03-01T09:00:00.123456Z, 825670800123456",
        "0001-01-01T00:00:00Z, -63082281600000000",
        "9999-12-31T23:59:59Z, 252455615999000000"
    })
    void timesAreMicrosecondsSince2000(Instant time, long micros) {
        assertThat(sent(time)).isEqualTo(micros);
    }

    @Test
    void aTimeBeyondAllMicrosecondsIsOneThatPostgresRefuses() {
        assertThat(sent(Instant.MAX)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(sent(Instant.MIN)).isEqualTo(Long.MAX_VALUE - 1);
    }

    private static long sent(Instant time) {
        ColumnArray array = new ColumnArray("timestamptz", 1);
        array.add(time);
        byte[] bytes = new byte[array.lengthInBytes()];
        array.toBytes(bytes, 0);
        return ByteBuffer.wrap(bytes).getLong(FIRST_VALUE);
    }
}
