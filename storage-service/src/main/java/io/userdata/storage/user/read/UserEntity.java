package io.userdata.storage.user.read;

import io.userdata.storage.user.UserContent;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code users} as it is read; rows are written by the guarded upsert alone. */
@Entity
@Immutable
@Table(name = "users")
class UserEntity {
    @Id
    UUID userId;

    @Column(nullable = false)
    String source;

    @Column(nullable = false)
    String externalId;

    /** Null where every column of it is null, as in a deleted user. */
    @Embedded
    @Nullable
    UserContent content;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String enrichment;

    @Nullable
    Integer qualityScore;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String qualityIssues;

    @Column(nullable = false)
    String contentHash;

    @Column(nullable = false)
    Instant observedAt;

    @Column(nullable = false)
    Instant fetchedAt;

    @Column(nullable = false)
    UUID eventId;

    @Column(nullable = false)
    long revision;

    @Column(nullable = false)
    Instant insertedAt;

    @Column(nullable = false)
    Instant updatedAt;

    @Nullable
    Instant deletedAt;
}
