package io.userdata.ingest.publish.preview;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.publish.PageRecordSerializer;
import io.userdata.ingest.publish.PreparedPage;
import io.userdata.ingest.publish.PreparedRecord;
import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.publish.RecordPreparer;
import io.userdata.ingest.publish.preview.PagePreview.Doubt;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.PointerProperties;
import io.userdata.ingest.source.config.SourceProperties;
import io.userdata.starter.json.EventMapper;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a page as a run would, publishes nothing, and tells what is doubtful about it. */
public final class PagePreviewer {
    private static final int SHOWN = 5;

    private final JsonMapper json = EventMapper.create();
    private final RecordPreparer preparer;
    private final PageRecordSerializer writer;
    private final MappedFields mapped;

    PagePreviewer(PublisherFactory publishers, MappedFields mapped) {
        this.preparer = publishers.recordPreparer();
        this.writer = publishers.pageWriter(1);
        this.mapped = mapped;
    }

    /** Checks records of a page; takes the redacted fields out of them. */
    public PagePreview check(Source source, Page page) {
        List<JsonNode> records = page.records();
        List<Doubt> missing = missing(source, records);
        SliceRecord slice = SliceRecord.begin(new UUID(0, 0), 0, null, 1, page.fetchedAt());
        PreparedPage prepared = preparer.prepare(source, null, page);
        List<ProducerRecord<byte[], byte[]>> written = writer.write(source, Lane.LIVE, prepared, writer.numbers(slice));
        List<JsonNode> first = written.stream()
                .filter(PagePreviewer::isPublished)
                .limit(SHOWN)
                .map(record -> json.readTree(record.value()))
                .toList();
        List<Doubt> doubts = Stream.of(
                        rejected(written),
                        repeated(written),
                        missing.stream(),
                        deletes(prepared.records()),
                        ties(source, records),
                        mapped.doubts(source.name(), records))
                .flatMap(found -> found)
                .sorted(Comparator.comparingLong(Doubt::records).reversed())
                .toList();
        return new PagePreview(records.size(), first, doubts);
    }

    private static Stream<Doubt> rejected(List<ProducerRecord<byte[], byte[]>> written) {
        return written.stream()
                .filter(record -> !isPublished(record))
                .map(record -> new Doubt(
                        text(record, QuarantineHeaders.CODE),
                        field(record),
                        1,
                        text(record, QuarantineHeaders.MESSAGE)))
                .collect(groupingBy(doubt -> doubt, counting()))
                .entrySet()
                .stream()
                .map(found -> new Doubt(
                        found.getKey().code(),
                        found.getKey().field(),
                        found.getValue(),
                        found.getKey().message()));
    }

    private static Stream<Doubt> repeated(List<ProducerRecord<byte[], byte[]>> written) {
        List<String> users = written.stream()
                .filter(PagePreviewer::isPublished)
                .map(record -> new String(record.key(), US_ASCII))
                .toList();
        long again = users.size() - users.stream().distinct().count();
        return again == 0
                ? Stream.empty()
                : Stream.of(new Doubt(
                        "EXTERNAL_ID_NOT_UNIQUE", null, again, "Records have the external id of one before them."));
    }

    /** What marks a user who is gone may mark something else. */
    private static Stream<Doubt> deletes(List<PreparedRecord> records) {
        boolean all = !records.isEmpty()
                && records.stream()
                        .allMatch(record -> record instanceof PreparedRecord.Known known
                                && known.identity().operation() == Operation.DELETE);
        return all
                ? Stream.of(new Doubt(
                        "ALL_DELETES",
                        null,
                        records.size(),
                        "All records are deletes: does pointers.deleted mark that?"))
                : Stream.empty();
    }

    /** Whether records that have one key may be cut at the end of a page. */
    private static Stream<Doubt> ties(Source source, List<JsonNode> records) {
        SourceProperties properties = source.properties();
        JsonPointer key = properties.pointers().cursor();
        boolean possible = source.pagination().equals("keyset")
                && key != null
                && !properties.pointers().externalId().equals(List.of(key))
                && records.size() >= properties.limits().pageSize();
        return possible
                ? Stream.of(new Doubt(
                        "KEY_TIES",
                        String.valueOf(key),
                        0,
                        "Records may have the same key: a run fails where more of them have one than a page holds."))
                : Stream.empty();
    }

    /** A misspelt pointer would let a secret through, or an old record pass for a new one. */
    private static List<Doubt> missing(Source source, List<JsonNode> records) {
        if (records.isEmpty()) {
            return List.of(new Doubt("PAGE_EMPTY", null, 0, "The first page has no records: is that all there is?"));
        }
        PointerProperties pointers = source.properties().pointers();
        return Stream.concat(
                        nowhere("REDACTED_FIELD_MISSING", source.properties().redact().stream(), records),
                        nowhere("UPDATED_AT_MISSING", Stream.ofNullable(pointers.updatedAt()), records))
                .toList();
    }

    private static Stream<Doubt> nowhere(String code, Stream<JsonPointer> fields, List<JsonNode> records) {
        return fields.filter(field ->
                        records.stream().allMatch(record -> record.at(field).isMissingNode()))
                .map(field -> new Doubt(
                        code, field.toString(), records.size(), "No record has this field: its name may be wrong."));
    }

    private static boolean isPublished(ProducerRecord<?, ?> record) {
        return !record.topic().equals(Topics.QUARANTINE);
    }

    private static String text(ProducerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static @Nullable String field(ProducerRecord<?, ?> record) {
        Header header = record.headers().lastHeader(QuarantineHeaders.FIELD);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
