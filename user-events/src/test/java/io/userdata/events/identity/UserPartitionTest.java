package io.userdata.events.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class UserPartitionTest {
    @Test
    void partitionIsWhereKafkasPartitionerPutsTheKey() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            assertThat(UserPartition.of(id, 7)).isEqualTo(kafka(id.toString().getBytes(US_ASCII), 7));
        }
    }

    @Test
    void everyLengthOfKeyAgreesWithKafka() {
        Random random = new Random(2);
        for (int length = 0; length < 40; length++) {
            byte[] key = new byte[length];
            random.nextBytes(key);
            assertThat(UserPartition.of(key, 1_000)).isEqualTo(kafka(key, 1_000));
        }
    }

    private static int kafka(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
