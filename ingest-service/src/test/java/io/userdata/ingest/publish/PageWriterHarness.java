package io.userdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.Window;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.starter.json.EventMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prepares and writes single records of a source, as tests need it. */
class PageWriterHarness {
    static final JsonMapper JSON = EventMapper.create();
    static final Source SOURCE = TestSources.endless(URI.create("https://users.example"));
    static final Instant FETCHED = Instant.parse("2026-01-01T00:00:00.123456789Z");
    static final UUID RUN = UUID.randomUUID();
    final RecordPreparer preparer = TestPublishers.factory().recordPreparer();
    final PageRecordSerializer writer = new PageRecordSerializer(JSON, new EventIdGenerator(Clock.systemUTC()), 4);

    static SliceRecord slice(@Nullable Window window, List<Long> published) {
        return new SliceRecord(RUN, 2, window, null, published, 0, 0, false, null, FETCHED);
    }

    Written write(SliceRecord slice, String... records) {
        return write(
                slice, Stream.of(records).map(JsonMapper.shared()::readTree).toList());
    }

    Written write(SliceRecord slice, List<JsonNode> nodes) {
        PreparedPage page = preparer.prepare(SOURCE, slice.window(), new Page(nodes, 9, "", false, FETCHED));
        SequenceAllocator numbers = writer.numbers(slice);
        return new Written(writer.write(SOURCE, Lane.LIVE, page, numbers), numbers.taken());
    }

    record Written(List<ProducerRecord<byte[], byte[]>> records, List<Long> published) {}

    ProducerRecord<byte[], byte[]> one(String record) {
        return write(slice(null, List.of(0L, 0L, 0L, 0L)), record).records().get(0);
    }

    RawRecord raw(String record) {
        ProducerRecord<byte[], byte[]> written = one(record);
        assertThat(written.topic()).isEqualTo(Topics.RAW_LIVE);
        return JSON.readValue(written.value(), RawRecord.class);
    }
}
