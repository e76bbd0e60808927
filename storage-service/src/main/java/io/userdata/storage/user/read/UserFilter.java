package io.userdata.storage.user.read;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which users a list holds.
 *
 * @param country ISO 3166-1 alpha-2 of the address
 * @param q prefix of the first or the last name, in any case
 * @param deleted true: those that were deleted, false: those that were not
 * @param after the last user of the page before
 */
public record UserFilter(
        @Nullable String source,
        @Nullable String country,
        @Nullable String q,
        boolean deleted,
        @Nullable UUID after) {
    private static final char ESCAPE = '\\';

    Specification<UserEntity> specification() {
        return (user, query, builder) -> builder.and(predicates(user, builder));
    }

    private List<Predicate> predicates(Root<UserEntity> user, CriteriaBuilder builder) {
        List<Predicate> all = new ArrayList<>();
        all.add(deleted ? builder.isNotNull(user.get("deletedAt")) : builder.isNull(user.get("deletedAt")));
        if (source != null) {
            all.add(builder.equal(user.get("source"), source));
        }
        if (country != null) {
            all.add(builder.equal(user.get("content").get("addressCountry"), country.toUpperCase(Locale.ROOT)));
        }
        if (q != null && !q.isBlank()) {
            all.add(builder.or(startsWith(user, "nameFirst", q, builder), startsWith(user, "nameLast", q, builder)));
        }
        if (after != null) {
            all.add(builder.greaterThan(user.get("userId"), after));
        }
        return all;
    }

    private static Predicate startsWith(Root<UserEntity> user, String name, String q, CriteriaBuilder builder) {
        String prefix = q.strip().toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0");
        return builder.like(builder.lower(user.get("content").get(name)), prefix + "%", ESCAPE);
    }
}
