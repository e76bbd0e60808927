package io.userdata.storage.user.read;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.record.Version;
import io.userdata.events.user.Enrichment;
import io.userdata.events.user.Issue;
import io.userdata.events.user.Quality;
import io.userdata.events.user.User;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.user.UserContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stored user as the API shows it.
 *
 * @param user null for a deleted one, as are enrichment, quality and contentHash
 * @param deletedAt when the source said that the user is gone; null: is there
 * @param masked true where values are masked; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserView(
        UUID userId,
        String source,
        String externalId,
        @Nullable User user,
        @Nullable Enrichment enrichment,
        @Nullable Quality quality,
        @Nullable String contentHash,
        Version version,
        Instant insertedAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable Boolean masked) {
    private static final JsonMapper JSON = EventMapper.create();

    static UserView of(UserEntity row) {
        boolean deleted = row.deletedAt != null;
        return new UserView(
                row.userId,
                row.source,
                row.externalId,
                deleted
                        ? null
                        : requireNonNullElse(row.content, UserContent.NONE).user(),
                row.enrichment == null ? null : JSON.readValue(row.enrichment, Enrichment.class),
                quality(row),
                deleted ? null : row.contentHash,
                new Version(row.observedAt, row.fetchedAt, row.eventId, row.revision),
                row.insertedAt,
                row.updatedAt,
                row.deletedAt,
                null);
    }

    /** The user as a viewer may see it; the source's own id may be an e-mail address. */
    public UserView forViewer() {
        return new UserView(
                userId,
                source,
                UserMasking.MASK,
                user == null ? null : UserMasking.of(user),
                enrichment,
                quality,
                contentHash,
                version,
                insertedAt,
                updatedAt,
                deletedAt,
                true);
    }

    /** Changes with every write of the user, and differs for who sees more of it. */
    public String etag() {
        return "\"" + version.eventId() + "." + version.revision() + (masked == null ? "" : ".masked") + "\"";
    }

    private static @Nullable Quality quality(UserEntity row) {
        return row.qualityScore == null || row.qualityIssues == null
                ? null
                : new Quality(row.qualityScore, List.of(JSON.readValue(row.qualityIssues, Issue[].class)));
    }
}
