package io.userdata.transform.enrichment;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.user.Enrichment;
import io.userdata.events.user.User;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class UserEnricherTest {
    private static final Instant OBSERVED = Instant.parse("2026-03-01T09:30:00Z");

    private static Enrichment enrich(@Nullable LocalDate birth, @Nullable String country, @Nullable String email) {
        return enrich(OBSERVED, birth, country, email);
    }

    private static Enrichment enrich(
            Instant observedAt, @Nullable LocalDate birth, @Nullable String country, @Nullable String email) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("birthDate", birth == null ? null : birth.toString())
                .put("email", email);
        json.putObject("name").put("title", "Ms").put("first", "Asta").put("last", "Sørensen");
        json.putObject("address").put("country", country);
        User user = MAPPER.treeToValue(json, User.class);
        return new UserEnricher().enrich(user, observedAt);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 0, 0-17, generation-alpha",
        "2008-03-02, 17, 0-17, generation-z",
        "2008-03-01, 18, 18-24, generation-z",
        "1990-05-17, 35, 35-44, millennial",
        "1961-03-02, 64, 55-64, boomer",
        "1961-03-01, 65, 65+, boomer"
    })
    void ageFollowsFromTheTimeOfObservation(LocalDate birth, int age, String band, String generation) {
        Enrichment enrichment = enrich(birth, null, null);
        assertThat(enrichment.age()).isEqualTo(age);
        assertThat(enrichment.ageBand()).isEqualTo(band);
        assertThat(enrichment.generation()).isEqualTo(generation);
    }

    @Test
    void whoIsBornAfterTheTimeOfObservationHasNoAge() {
        Enrichment enrichment = enrich(Instant.parse("0001-01-01T00:00:00Z"), LocalDate.of(1985, 5, 1), null, null);

        assertThat(enrichment.age()).isNull();
        assertThat(enrichment.ageBand()).isNull();
        assertThat(enrichment.generation()).isNotNull();
    }

    @Test
    void aCountryBringsWhatIsKnownOfIt() {
        Enrichment enrichment = enrich(null, "DK", null);
        assertThat(enrichment.region()).isEqualTo("Northern Europe");
        assertThat(enrichment.continent()).isEqualTo("Europe");
        assertThat(enrichment.languages()).containsExactly("da");
        assertThat(enrichment.timeZone()).isEqualTo("Europe/Copenhagen");
        assertThat(enrichment.countryName()).isEqualTo("Denmark");
        assertThat(enrichment.currency()).isEqualTo("DKK");
        assertThat(enrichment.callingCode()).isEqualTo("+45");
    }

    @Test
    void aCountryWithoutMoneyHasNone() {
        assertThat(enrich(null, "AQ", null).currency()).isNull();
    }

    @Test
    void whatDoesNotFollowIsNull() {
        Enrichment enrichment = enrich(null, null, null);
        assertThat(enrichment.displayName()).isEqualTo("Asta Sørensen");
        assertThat(enrichment).hasAllNullFieldsOrPropertiesExcept("displayName");
    }

    @Test
    void theDomainIsBehindTheAtSign() {
        Enrichment enrichment = enrich(null, null, "a@example.com");
        assertThat(enrichment.emailDomain()).isEqualTo("example.com");
        assertThat(enrichment.emailDomainClass()).isEqualTo("reserved");
    }
}
