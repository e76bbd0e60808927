package io.userdata.transform;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.transform.codec.EnrichedRecordWriter;
import io.userdata.transform.codec.ReasonCode;
import io.userdata.transform.codec.RecordMetadataReader;
import io.userdata.transform.codec.RejectedRecordException;
import io.userdata.transform.mapping.DriftListener;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One raw record in, one record out. Whatever goes wrong with a record quarantines that record and no other; only a
 * failing virtual machine gets through.
 */
public final class RecordTransform {
    private static final Logger LOG = LoggerFactory.getLogger(RecordTransform.class);

    private final String topic;
    private final int maxResultBytes;
    private final RecordEnricher enricher;
    private final EnrichedRecordWriter writer;
    private final QuarantineRecordWriter quarantine;

    /**
     * Makes a transform.
     *
     * @param mapper reads and writes the records of the contract
     * @param lane whose topic enriched records go to; a record may travel another lane than it says, as a replay does
     */
    public RecordTransform(TransformRules rules, JsonMapper mapper, Lane lane) {
        this(rules, mapper, lane, DriftListener.NONE);
    }

    /** Makes a transform that tells of every drift, of records that go to quarantine too. */
    public RecordTransform(TransformRules rules, JsonMapper mapper, Lane lane, DriftListener drifts) {
        this.topic = Topics.enriched(lane);
        this.maxResultBytes = rules.maxResultBytes();
        this.enricher = new RecordEnricher(rules, mapper, drifts);
        this.writer = new EnrichedRecordWriter(mapper);
        this.quarantine = new QuarantineRecordWriter(new RecordMetadataReader(mapper));
    }

    /** Returns what is to be written for a record; never throws on account of the record. */
    public OutgoingRecord apply(IncomingRecord incoming) {
        try {
            return outgoing(enricher.enrich(incoming), incoming.key());
        } catch (RejectedRecordException e) {
            return quarantine.of(incoming, e.reason());
        } catch (StackOverflowError e) {
            return failed(incoming, e);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            return failed(incoming, e);
        }
    }

    private OutgoingRecord outgoing(EnrichedRecord record, byte @Nullable [] key) {
        byte[] value = writer.write(record);
        if (value.length > maxResultBytes) {
            throw ReasonCode.TOO_LARGE_RESULT.rejection();
        }
        TransformOutcome outcome =
                switch (record.operation()) {
                    case UPSERT -> TransformOutcome.ENRICHED;
                    case DELETE -> TransformOutcome.DELETED;
                };
        return new OutgoingRecord(outcome, topic, record.coordinates().partition(), key, value, Map.of());
    }

    /** Names the class only: the message of an exception may quote the record. */
    private OutgoingRecord failed(IncomingRecord incoming, Throwable error) {
        LOG.atError()
                .addKeyValue("topic", incoming.topic())
                .addKeyValue("partition", incoming.partition())
                .addKeyValue("offset", incoming.offset())
                .addKeyValue("error", error.getClass().getName())
                .addKeyValue("at", origin(error))
                .log("a record could not be processed and goes to quarantine");
        return quarantine.of(incoming, ReasonCode.INTERNAL.reason(null));
    }

    private static String origin(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return trace.length == 0 ? "unknown" : trace[0].toString();
    }
}
