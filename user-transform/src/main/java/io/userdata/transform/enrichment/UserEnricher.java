package io.userdata.transform.enrichment;

import static java.time.ZoneOffset.UTC;

import io.userdata.events.user.Enrichment;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.User;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Adds what follows from a clean user, without a call to any other system. */
public final class UserEnricher {
    private final LatinTransliterator latinName = new LatinTransliterator();

    /** Returns the enrichment as of the time the user was observed; a value that does not follow is null. */
    public Enrichment enrich(User user, Instant observedAt) {
        LocalDate birthDate = user.birthDate();
        Integer age = age(birthDate, LocalDate.ofInstant(observedAt, UTC));
        CountryFacts country = CountryFacts.of(user.address().country());
        String displayName = displayName(user.name());
        String emailDomain = emailDomain(user.email());
        return new Enrichment(
                age,
                age == null ? null : AgeBand.of(age),
                birthDate == null ? null : Generation.of(birthDate.getYear()),
                displayName,
                latinName.of(displayName),
                country.name(),
                country.region(),
                country.continent(),
                country.currency(),
                country.languages(),
                country.callingCode(),
                emailDomain,
                emailDomain == null ? null : EmailDomainClass.of(emailDomain),
                country.timeZone());
    }

    /** Null before the birth too: a time of observation may be a placeholder, as old as year 1. */
    private static @Nullable Integer age(@Nullable LocalDate birthDate, LocalDate observedOn) {
        return birthDate == null || birthDate.isAfter(observedOn)
                ? null
                : Period.between(birthDate, observedOn).getYears();
    }

    private static @Nullable String displayName(PersonName name) {
        if (name.first() == null || name.last() == null) {
            return name.first() == null ? name.last() : name.first();
        }
        return name.first() + " " + name.last();
    }

    private static @Nullable String emailDomain(@Nullable String email) {
        return email == null ? null : email.substring(email.lastIndexOf('@') + 1);
    }
}
