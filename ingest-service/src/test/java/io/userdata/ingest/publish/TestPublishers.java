package io.userdata.ingest.publish;

import io.userdata.starter.json.EventMapper;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.mock.env.MockEnvironment;

/** Publishers as tests need them. */
public final class TestPublishers {
    private TestPublishers() {}

    public static TransactionalPublisher of(Producer<byte[], byte[]> producer) {
        return new TransactionalPublisher(producer, () -> {});
    }

    /** A writer for topics of 4 partitions. */
    public static PageWriter pageWriter() {
        return new PageWriter(EventMapper.create(), new EventIdGenerator(Clock.systemUTC()), 4);
    }

    /** What tries a page without publishing it. */
    public static PagePreviewer pageCheck() {
        return new PagePreviewer(Clock.systemUTC(), MappedFields.of(new MockEnvironment(), List.of("people")));
    }
}
