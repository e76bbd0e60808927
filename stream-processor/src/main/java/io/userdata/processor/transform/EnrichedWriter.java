package io.userdata.processor.transform;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.user.Address;
import io.userdata.events.user.Enrichment;
import io.userdata.events.user.Issue;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.Quality;
import io.userdata.events.user.User;
import io.userdata.events.time.IsoInstant;
import io.userdata.starter.json.EventMapper;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes an enriched record field by field, byte for byte as {@link EventMapper}'s mapper does, at half of its cost. */
final class EnrichedWriter {
    private static final JsonMapper MAPPER = EventMapper.create();
    private static final int USUAL_BYTES = 2_048;

    byte[] write(EnrichedRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            new Fields(json).record(record);
        }
        return bytes.toByteArray();
    }

    /** The fields of the contract in its order; what is null is left out. */
    private record Fields(JsonGenerator json) {
        void record(EnrichedRecord record) {
            json.writeStartObject();
            text("eventId", record.eventId().toString());
            coordinates(record.coordinates());
            text("source", record.source());
            text("externalId", record.externalId());
            text("userId", record.userId().toString());
            text("lane", record.lane().text());
            text("operation", record.operation().text());
            text("observedAt", IsoInstant.text(record.observedAt()));
            text("fetchedAt", IsoInstant.text(record.fetchedAt()));
            json.writeNumberProperty("revision", record.revision());
            json.writeNumberProperty("page", record.page());
            user(record.user());
            enrichment(record.enrichment());
            quality(record.quality());
            text("contentHash", record.contentHash());
            json.writeEndObject();
        }

        private void coordinates(Coordinates coordinates) {
            json.writeObjectPropertyStart("coordinates");
            text("runId", coordinates.runId().toString());
            json.writeNumberProperty("slice", coordinates.slice());
            json.writeNumberProperty("partition", coordinates.partition());
            json.writeNumberProperty("sequence", coordinates.sequence());
            json.writeEndObject();
        }

        private void user(@Nullable User user) {
            if (user == null) {
                return;
            }
            json.writeObjectPropertyStart("user");
            name(user.name());
            text("gender", user.gender() == null ? null : user.gender().text());
            text("birthDate", user.birthDate() == null ? null : user.birthDate().toString());
            text("nationality", user.nationality());
            text("email", user.email());
            text("phone", user.phone());
            text("cell", user.cell());
            text("username", user.username());
            Instant registeredAt = user.registeredAt();
            text("registeredAt", registeredAt == null ? null : IsoInstant.text(registeredAt));
            nationalId(user.nationalId());
            address(user.address());
            text("picture", user.picture());
            json.writeEndObject();
        }

        private void name(PersonName name) {
            json.writeObjectPropertyStart("name");
            text("title", name.title());
            text("first", name.first());
            text("last", name.last());
            json.writeEndObject();
        }

        private void nationalId(@Nullable NationalId id) {
            if (id != null) {
                json.writeObjectPropertyStart("nationalId");
                text("name", id.name());
                text("value", id.value());
                json.writeEndObject();
            }
        }

        private void address(Address address) {
            json.writeObjectPropertyStart("address");
            text("street", address.street());
            text("city", address.city());
            text("state", address.state());
            text("postcode", address.postcode());
            text("country", address.country());
            degrees("latitude", address.latitude());
            degrees("longitude", address.longitude());
            text("utcOffset", address.utcOffset());
            json.writeEndObject();
        }

        private void enrichment(@Nullable Enrichment enrichment) {
            if (enrichment == null) {
                return;
            }
            json.writeObjectPropertyStart("enrichment");
            if (enrichment.age() != null) {
                json.writeNumberProperty("age", enrichment.age());
            }
            text("ageBand", enrichment.ageBand());
            text("generation", enrichment.generation());
            text("displayName", enrichment.displayName());
            text("latinName", enrichment.latinName());
            text("countryName", enrichment.countryName());
            text("region", enrichment.region());
            text("continent", enrichment.continent());
            text("currency", enrichment.currency());
            if (enrichment.languages() != null) {
                json.writeArrayPropertyStart("languages");
                enrichment.languages().forEach(json::writeString);
                json.writeEndArray();
            }
            text("callingCode", enrichment.callingCode());
            text("emailDomain", enrichment.emailDomain());
            text("emailDomainClass", enrichment.emailDomainClass());
            text("timeZone", enrichment.timeZone());
            json.writeEndObject();
        }

        private void quality(@Nullable Quality quality) {
            if (quality == null) {
                return;
            }
            json.writeObjectPropertyStart("quality");
            json.writeNumberProperty("score", quality.score());
            json.writeArrayPropertyStart("issues");
            for (Issue issue : quality.issues()) {
                json.writeStartObject();
                text("code", issue.code());
                text("field", issue.field());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void degrees(String name, @Nullable Double degrees) {
            if (degrees != null) {
                json.writeNumberProperty(name, degrees);
            }
        }

        private void text(String name, @Nullable String text) {
            if (text != null) {
                json.writeStringProperty(name, text);
            }
        }
    }
}
