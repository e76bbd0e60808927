package io.userdata.transform;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.user.ContentHash;
import io.userdata.events.user.Enrichment;
import io.userdata.events.user.Issue;
import io.userdata.events.user.Quality;
import io.userdata.events.user.User;
import io.userdata.transform.cleaning.CleanUser;
import io.userdata.transform.cleaning.UserCleaner;
import io.userdata.transform.codec.RawRecordParser;
import io.userdata.transform.codec.ReasonCode;
import io.userdata.transform.codec.ReceivedRecord;
import io.userdata.transform.enrichment.UserEnricher;
import io.userdata.transform.mapping.DriftListener;
import io.userdata.transform.mapping.DriftedRecordException;
import io.userdata.transform.mapping.MappedUser;
import io.userdata.transform.mapping.MappingRegistry;
import io.userdata.transform.mapping.Payload;
import io.userdata.transform.mapping.SourceMapping;
import io.userdata.transform.quality.QualityScorer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Maps, cleans, enriches and judges the user of a raw record. */
final class RecordEnricher {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final RawRecordParser parser;
    private final UserCleaner cleaner = new UserCleaner();
    private final UserEnricher enricher = new UserEnricher();
    private final MappingRegistry mappings;
    private final QualityScorer judge;
    private final DriftListener drifts;

    RecordEnricher(TransformRules rules, JsonMapper mapper, DriftListener drifts) {
        this.mappings = MappingRegistry.of(rules.mappings());
        this.parser = new RawRecordParser(mappings, mapper);
        this.drifts = drifts;
        this.judge = new QualityScorer(rules.quality());
    }

    EnrichedRecord enrich(IncomingRecord incoming) {
        ReceivedRecord raw = parser.read(incoming.value());
        RecordIdentityCheck.check(raw, incoming);
        boolean fromTheFuture = raw.observedAt().isAfter(raw.fetchedAt().plus(CLOCK_SKEW));
        Instant observedAt = fromTheFuture ? raw.fetchedAt() : raw.observedAt();
        return switch (raw.operation()) {
            case DELETE -> record(raw, observedAt, null, null, null);
            case UPSERT -> upsert(raw, observedAt, fromTheFuture);
        };
    }

    private EnrichedRecord upsert(ReceivedRecord raw, Instant observedAt, boolean fromTheFuture) {
        CleanUser clean = clean(raw, observedAt);
        List<Issue> issues = fromTheFuture ? withFuture(clean.issues()) : clean.issues();
        return record(raw, observedAt, clean.user(), enricher.enrich(clean.user(), observedAt), judge.judge(issues));
    }

    private static List<Issue> withFuture(List<Issue> issues) {
        return Stream.concat(Stream.of(new Issue("OBSERVED_IN_FUTURE", "observedAt")), issues.stream())
                .toList();
    }

    /** A source's time of change may be a placeholder, as old as year 1: what was fetched was known by then all the same. */
    private CleanUser clean(ReceivedRecord raw, Instant observedAt) {
        Instant knownAt = observedAt.isAfter(raw.fetchedAt()) ? observedAt : raw.fetchedAt();
        SourceMapping mapping =
                mappings.of(raw.source()).orElseThrow(() -> ReasonCode.UNKNOWN_SOURCE.rejection("source"));
        CleanUser clean = cleaner.clean(map(mapping, raw.mapped()), knownAt);
        boolean isUser = clean.hasIdentity()
                || (mapping.usernameSuffices() && clean.user().username() != null);
        if (!isUser) {
            throw ReasonCode.NOT_A_USER.rejection("name");
        }
        return clean;
    }

    private MappedUser map(SourceMapping mapping, Payload payload) {
        try {
            return mapping.map(payload, drifts);
        } catch (DriftedRecordException e) {
            throw switch (e.drift().kind()) {
                case CHANGED -> ReasonCode.FIELD_CHANGED.rejection(e.drift().path());
                case UNKNOWN -> ReasonCode.FIELD_UNKNOWN.rejection(e.drift().path());
            };
        }
    }

    private static EnrichedRecord record(
            ReceivedRecord raw,
            Instant observedAt,
            @Nullable User user,
            @Nullable Enrichment enrichment,
            @Nullable Quality quality) {
        return new EnrichedRecord(
                raw.eventId(),
                raw.coordinates(),
                raw.source(),
                raw.externalId(),
                raw.userId(),
                raw.lane(),
                raw.operation(),
                observedAt,
                raw.fetchedAt(),
                raw.revision(),
                raw.page(),
                user,
                enrichment,
                quality,
                user == null ? null : ContentHash.of(user));
    }
}
