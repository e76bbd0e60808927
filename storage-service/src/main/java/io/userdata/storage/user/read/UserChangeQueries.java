package io.userdata.storage.user.read;

import io.userdata.events.record.Version;
import io.userdata.events.user.User;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.user.UserContent;
import io.userdata.storage.user.VersionOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads the history of a user, the newest version first. */
@Component
@Transactional(readOnly = true)
public class UserChangeQueries {
    private static final String PAGE = """
            SELECT observed_at, fetched_at, event_id, revision,
              before_observed_at, before_fetched_at, before_event_id, before_revision, to_jsonb(c) AS before, changed_at
            FROM user_changes c WHERE user_id = :user %s
            ORDER BY least(observed_at, fetched_at) DESC, fetched_at DESC, event_id DESC, revision DESC LIMIT :limit
            """;

    private static final String FIRST = PAGE.formatted("");
    private static final String FOLLOWING = PAGE.formatted("""
            AND (%s)
              < (least(cast(:observedAt as timestamptz), cast(:fetchedAt as timestamptz)),
                cast(:fetchedAt as timestamptz), :eventId, :revision)
            """.formatted(VersionOrder.sql("")));

    /** A row of the history as JSON names its columns as the table does. */
    private static final JsonMapper COLUMNS = EventMapper.create()
            .rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final JdbcClient database;

    UserChangeQueries(JdbcClient database) {
        this.database = database;
    }

    /** The next page of at most {@code limit} changes, the newest first. */
    public UserChangeList list(UUID userId, @Nullable String after, int limit) {
        JdbcClient.StatementSpec statement = after == null ? database.sql(FIRST) : following(VersionPageKey.of(after));
        return UserChangeList.of(
                statement
                        .param("user", userId)
                        .param("limit", limit + 1)
                        .query(UserChangeQueries::change)
                        .list(),
                limit);
    }

    private JdbcClient.StatementSpec following(Version last) {
        return database.sql(FOLLOWING)
                .param("observedAt", last.observedAt().toString())
                .param("fetchedAt", last.fetchedAt().toString())
                .param("eventId", last.eventId())
                .param("revision", last.revision());
    }

    private static UserChangeView change(ResultSet row, int ignored) throws SQLException {
        return new UserChangeView(
                version(row, ""),
                new UserChangeView.Before(version(row, "before_"), user(row.getString("before"))),
                instant(row, "changed_at"));
    }

    private static Version version(ResultSet row, String prefix) throws SQLException {
        return new Version(
                instant(row, prefix + "observed_at"),
                instant(row, prefix + "fetched_at"),
                row.getObject(prefix + "event_id", UUID.class),
                row.getLong(prefix + "revision"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The empty state is that of a deleted user. */
    private static @Nullable User user(String before) {
        UserContent content = COLUMNS.readValue(before, UserContent.class);
        return content.equals(UserContent.NONE) ? null : content.user();
    }
}
