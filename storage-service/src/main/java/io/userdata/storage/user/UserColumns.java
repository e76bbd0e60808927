package io.userdata.storage.user;

import static io.userdata.storage.user.UserColumn.Part.CONTENT;
import static io.userdata.storage.user.UserColumn.Part.DERIVED;
import static io.userdata.storage.user.UserColumn.Part.IDENTITY;
import static io.userdata.storage.user.UserColumn.Part.VERSION;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Operation;
import io.userdata.events.user.Address;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.User;
import io.userdata.starter.json.EventMapper;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The columns that a record fills: to store another field, add it here, to the migration and to {@link UserEntity}. */
final class UserColumns {
    private static final JsonMapper JSON = EventMapper.create();

    static final List<UserColumn> ALL = List.of(
            column("user_id", "uuid", IDENTITY, EnrichedRecord::userId),
            column("source", "text", IDENTITY, EnrichedRecord::source),
            column("external_id", "text", IDENTITY, EnrichedRecord::externalId),
            content("name_title", "text", user -> user.name().title()),
            content("name_first", "text", user -> user.name().first()),
            content("name_last", "text", user -> user.name().last()),
            content("gender", "text", UserColumns::gender),
            content("birth_date", "date", User::birthDate),
            content("nationality", "text", User::nationality),
            content("email", "text", User::email),
            content("phone", "text", User::phone),
            content("cell", "text", User::cell),
            content("username", "text", User::username),
            content("registered_at", "timestamptz", User::registeredAt),
            nationalId("national_id_name", NationalId::name),
            nationalId("national_id_value", NationalId::value),
            address("address_street", "text", Address::street),
            address("address_city", "text", Address::city),
            address("address_state", "text", Address::state),
            address("address_postcode", "text", Address::postcode),
            address("address_country", "text", Address::country),
            address("address_latitude", "double precision", Address::latitude),
            address("address_longitude", "double precision", Address::longitude),
            address("address_utc_offset", "text", Address::utcOffset),
            content("picture", "text", User::picture),
            column("enrichment", "jsonb", DERIVED, next -> isDelete(next) ? null : json(next.enrichment())),
            column("quality_score", "integer", DERIVED, UserColumns::score),
            column("quality_issues", "jsonb", DERIVED, UserColumns::issues),
            column("content_hash", "text", DERIVED, UserColumns::hash),
            column("lane", "text", DERIVED, next -> next.lane().text()),
            column("deleted_at", "timestamptz", DERIVED, UserColumns::deletedAt),
            column("observed_at", "timestamptz", VERSION, EnrichedRecord::observedAt),
            column("fetched_at", "timestamptz", VERSION, EnrichedRecord::fetchedAt),
            column("event_id", "uuid", VERSION, EnrichedRecord::eventId),
            column("revision", "bigint", VERSION, EnrichedRecord::revision));

    /** A user and its version. */
    static final List<UserColumn> VERSIONED = ALL.stream()
            .filter(next -> next.part() == VERSION || next.name().equals("user_id"))
            .toList();

    private UserColumns() {}

    private static UserColumn column(
            String name,
            String type,
            UserColumn.Part part,
            Function<EnrichedRecord, ? extends @Nullable Object> value) {
        return new UserColumn(name, type, part, value);
    }

    private static UserColumn content(String name, String type, Function<User, ? extends @Nullable Object> value) {
        return column(name, type, CONTENT, next -> {
            User user = isDelete(next) ? null : next.user();
            return user == null ? null : value.apply(user);
        });
    }

    private static UserColumn address(String name, String type, Function<Address, ? extends @Nullable Object> value) {
        return content(name, type, user -> value.apply(user.address()));
    }

    private static UserColumn nationalId(String name, Function<NationalId, @Nullable String> value) {
        return content(name, "text", user -> user.nationalId() == null ? null : value.apply(user.nationalId()));
    }

    private static boolean isDelete(EnrichedRecord next) {
        return next.operation() == Operation.DELETE;
    }

    private static @Nullable String gender(User user) {
        return user.gender() == null ? null : user.gender().text();
    }

    private static @Nullable Object score(EnrichedRecord next) {
        return isDelete(next) || next.quality() == null ? null : next.quality().score();
    }

    private static @Nullable String issues(EnrichedRecord next) {
        return isDelete(next) || next.quality() == null
                ? null
                : json(next.quality().issues());
    }

    private static @Nullable String hash(EnrichedRecord next) {
        return isDelete(next) ? "" : next.contentHash();
    }

    private static @Nullable Object deletedAt(EnrichedRecord next) {
        return isDelete(next) ? next.observedAt() : null;
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : JSON.writeValueAsString(value);
    }
}
