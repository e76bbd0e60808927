package io.userdata.storage.user.write;

import static io.userdata.storage.user.write.UserColumn.Part.CONTENT;
import static io.userdata.storage.user.write.UserColumn.Part.DERIVED;
import static io.userdata.storage.user.write.UserColumn.Part.IDENTITY;
import static io.userdata.storage.user.write.UserColumn.Part.VERSION;

import io.userdata.events.user.Quality;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.user.ContentColumn;
import io.userdata.storage.user.UserContent;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The columns of {@code users} that a record fills; those of the canonical user are the components of {@link UserContent}. */
final class UserColumns {
    private static final JsonMapper JSON = EventMapper.create();

    static final List<UserColumn> ALL = Stream.of(
                    Stream.of(
                            column("user_id", "uuid", IDENTITY, row -> row.record()
                                    .userId()),
                            column("source", "text", IDENTITY, row -> row.record()
                                    .source()),
                            column("external_id", "text", IDENTITY, row -> row.record()
                                    .externalId())),
                    ContentColumn.ALL.stream().map(UserColumns::content),
                    Stream.of(
                            column(
                                    "enrichment",
                                    "jsonb",
                                    DERIVED,
                                    unlessDeleted(row -> json(row.record().enrichment()))),
                            column("quality_score", "integer", DERIVED, quality(Quality::score)),
                            column("quality_issues", "jsonb", DERIVED, quality(quality -> json(quality.issues()))),
                            column("content_hash", "text", DERIVED, UserColumns::hash),
                            column("lane", "text", DERIVED, row -> row.record()
                                    .lane()
                                    .text()),
                            column("deleted_at", "timestamptz", DERIVED, UserColumns::deletedAt),
                            column("observed_at", "timestamptz", VERSION, row -> row.record()
                                    .observedAt()),
                            column("fetched_at", "timestamptz", VERSION, row -> row.record()
                                    .fetchedAt()),
                            column("event_id", "uuid", VERSION, row -> row.record()
                                    .eventId()),
                            column("revision", "bigint", VERSION, row -> row.record()
                                    .revision())))
            .flatMap(Function.identity())
            .toList();

    /** A user and its version. */
    static final List<UserColumn> VERSIONED = ALL.stream()
            .filter(column -> column.part() == VERSION || column.name().equals("user_id"))
            .toList();

    private UserColumns() {}

    private static UserColumn column(
            String name, String type, UserColumn.Part part, Function<UserRow, ? extends @Nullable Object> value) {
        return new UserColumn(name, type, part, value);
    }

    private static UserColumn content(ContentColumn column) {
        return column(column.name(), column.type(), CONTENT, row -> {
            UserContent content = row.content();
            return content == null ? null : column.of(content);
        });
    }

    private static Function<UserRow, @Nullable Object> unlessDeleted(Function<UserRow, @Nullable Object> value) {
        return row -> row.isDelete() ? null : value.apply(row);
    }

    private static Function<UserRow, @Nullable Object> quality(Function<Quality, @Nullable Object> value) {
        return unlessDeleted(row ->
                row.record().quality() == null ? null : value.apply(row.record().quality()));
    }

    private static @Nullable String hash(UserRow row) {
        return row.isDelete() ? "" : row.record().contentHash();
    }

    private static @Nullable Object deletedAt(UserRow row) {
        return row.isDelete() ? row.record().observedAt() : null;
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : JSON.writeValueAsString(value);
    }
}
