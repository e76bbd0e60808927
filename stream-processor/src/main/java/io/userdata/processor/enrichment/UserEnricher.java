package io.userdata.processor.enrichment;

import static java.time.ZoneOffset.UTC;

import io.userdata.events.user.Enrichment;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.User;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds what follows from a clean user, without asking anybody. */
public final class UserEnricher {
    /** Returns the enrichment as of the time the user was observed; a value that does not follow is null. */
    public Enrichment enrich(User user, Instant observedAt) {
        LocalDate birthDate = user.birthDate();
        Integer age = birthDate == null ? null : age(birthDate, observedAt);
        CountryFacts country = CountryFacts.of(user.address().country());
        return new Enrichment(
                age,
                age == null ? null : AgeBand.of(age),
                birthDate == null ? null : Generation.of(birthDate.getYear()),
                displayName(user.name()),
                null,
                country.name(),
                null,
                null,
                country.currency(),
                null,
                country.callingCode(),
                emailDomain(user.email()),
                null,
                null);
    }

    private static int age(LocalDate birthDate, Instant observedAt) {
        return Period.between(birthDate, LocalDate.ofInstant(observedAt, UTC)).getYears();
    }

    private static @Nullable String displayName(PersonName name) {
        String display =
                Stream.of(name.first(), name.last()).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return display.isEmpty() ? null : display;
    }

    private static @Nullable String emailDomain(@Nullable String email) {
        return email == null ? null : email.substring(email.lastIndexOf('@') + 1);
    }
}
