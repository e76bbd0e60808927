package io.userdata.ingest.publish;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Gives event ids (UUIDv7) that only ever rise within a process, though the clock goes back. */
final class EventIdGenerator {
    private final TimeBasedEpochGenerator generator;

    EventIdGenerator(Clock clock) {
        generator = Generators.timeBasedEpochGenerator(new SecureRandom(), new NeverBack(clock));
    }

    UUID next() {
        return generator.generate();
    }

    private static final class NeverBack extends UUIDClock {
        private final Clock clock;
        private final AtomicLong latest = new AtomicLong();

        NeverBack(Clock clock) {
            this.clock = clock;
        }

        @Override
        public long currentTimeMillis() {
            return latest.accumulateAndGet(clock.millis(), Math::max);
        }
    }
}
