package io.userdata.storage.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code users} as it is read; rows are written by {@link GuardedUpsert} alone. */
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

    @Nullable
    String nameTitle;

    @Nullable
    String nameFirst;

    @Nullable
    String nameLast;

    @Nullable
    String gender;

    @Nullable
    LocalDate birthDate;

    @Nullable
    String nationality;

    @Nullable
    String email;

    @Nullable
    String phone;

    @Nullable
    String cell;

    @Nullable
    String username;

    @Nullable
    Instant registeredAt;

    @Nullable
    String nationalIdName;

    @Nullable
    String nationalIdValue;

    @Nullable
    String addressStreet;

    @Nullable
    String addressCity;

    @Nullable
    String addressState;

    @Nullable
    String addressPostcode;

    @Nullable
    String addressCountry;

    @Nullable
    Double addressLatitude;

    @Nullable
    Double addressLongitude;

    @Nullable
    String addressUtcOffset;

    @Nullable
    String picture;

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
