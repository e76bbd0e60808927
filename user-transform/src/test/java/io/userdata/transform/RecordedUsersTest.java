package io.userdata.transform;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.user.Address;
import io.userdata.events.user.Enrichment;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.User;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.ShippedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every user that was recorded from the genuine API, less what ingest redacts. */
class RecordedUsersTest {
    private static final List<String> REDACTED = List.of("password", "salt", "md5", "sha1", "sha256");
    private static final Set<String> FIVE_DIGITS_EVERYWHERE = Set.of("BR", "DK", "IE", "IN", "IR", "NL", "NZ");
    private static final List<JsonNode> USERS = new ArrayList<>();
    private static final List<EnrichedRecord> ENRICHED = new ArrayList<>();
    private static final Map<String, Long> QUARANTINED = new TreeMap<>();
    private static final List<String> SECRETS = new ArrayList<>();
    private static final List<String> OUTPUTS = new ArrayList<>();

    @BeforeAll
    static void transformAll() throws IOException {
        Path folder = Path.of(System.getProperty("userdata.recorded.users", "absent"));
        assumeThat(folder).as("recorded users in %s", folder).isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted()
                    .filter(file -> file.toString().endsWith(".json"))
                    .forEach(file -> MAPPER.readTree(file).path("results").forEach(USERS::add));
        }
        RecordTransform transform = new RecordTransform(ShippedSettings.rules(), MAPPER, Lane.LIVE);
        USERS.subList(0, 20).forEach(user -> unredacted(transform, user));
        USERS.forEach(user -> keep(transform.apply(RawRecords.incoming(redacted(user)))));
    }

    private static void unredacted(RecordTransform transform, JsonNode user) {
        List.of("salt", "md5", "sha1", "sha256")
                .forEach(field -> SECRETS.add(user.path("login").path(field).asString()));
        OutgoingRecord outgoing = transform.apply(RawRecords.incoming(raw(user)));
        OUTPUTS.add(new String(Objects.requireNonNull(outgoing.value()), UTF_8));
    }

    private static RawRecord redacted(JsonNode user) {
        ((ObjectNode) user.path("login")).remove(REDACTED);
        return raw(user);
    }

    private static RawRecord raw(JsonNode user) {
        String id = user.path("nat").asString() + ":"
                + user.path("login").path("uuid").asString();
        return RawRecords.of(id, 1, 0, user.toString());
    }

    private static void keep(OutgoingRecord outgoing) {
        if (outgoing.outcome() == TransformOutcome.QUARANTINED) {
            QUARANTINED.merge(Objects.requireNonNull(outgoing.headers().get(QuarantineHeaders.CODE)), 1L, Long::sum);
        } else {
            ENRICHED.add(MAPPER.readValue(Objects.requireNonNull(outgoing.value()), EnrichedRecord.class));
        }
    }

    private static List<EnrichedRecord> from(String nat) {
        return ENRICHED.stream()
                .filter(record -> record.externalId().startsWith(nat))
                .toList();
    }

    private static String nat(EnrichedRecord record) {
        return record.externalId().substring(0, record.externalId().indexOf(':'));
    }

    private static String displayName(EnrichedRecord record) {
        return Objects.requireNonNull(
                Objects.requireNonNull(record.enrichment()).displayName());
    }

    private static Enrichment enrichment(EnrichedRecord record) {
        return Objects.requireNonNull(record.enrichment());
    }

    private static User user(EnrichedRecord record) {
        return Objects.requireNonNull(record.user());
    }

    private static List<String> codes(EnrichedRecord record) {
        return Objects.requireNonNull(record.quality()).issues().stream()
                .map(issue -> issue.code() + " " + issue.field())
                .toList();
    }

    @Test
    void everyUserComesOut() {
        assertThat(USERS).hasSize(2537);
        assertThat(QUARANTINED).isEmpty();
        assertThat(ENRICHED).hasSize(2537);
    }

    @Test
    void everyIssueIsTrueOfItsCountry() {
        Map<String, Long> counts = new TreeMap<>();
        ENRICHED.forEach(record -> codes(record).stream()
                .filter(code -> !code.startsWith("PHONE_UNASSIGNED") && !code.startsWith("PHONE_INVALID"))
                .filter(code -> !code.startsWith("POSTCODE_SHAPE"))
                .forEach(code -> counts.merge(nat(record) + " " + code, 1L, Long::sum)));
        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "CA PHONE_HAS_LETTERS phone", 131L,
                        "CA PHONE_HAS_LETTERS cell", 131L,
                        "UA PHONE_HAS_LETTERS phone", 125L,
                        "UA PHONE_HAS_LETTERS cell", 125L,
                        "FI NATIONAL_ID_BROKEN nationalId.value", 125L,
                        "LEGO COUNTRY_UNKNOWN nationality", 5L,
                        "LEGO PHONE_COUNTRY_UNKNOWN phone", 5L,
                        "LEGO PHONE_COUNTRY_UNKNOWN cell", 5L));
    }

    @Test
    void randomuserGivesFiveDigitsWhereTheCountryHasOtherPostcodes() {
        assertThat(ENRICHED).allSatisfy(record -> {
            boolean other = codes(record).contains("POSTCODE_SHAPE address.postcode");
            boolean lostItsZero = nat(record).equals("AU")
                    && Objects.requireNonNull(user(record).address().postcode()).length() == 3;
            assertThat(other).isEqualTo(FIVE_DIGITS_EVERYWHERE.contains(nat(record)) || lostItsZero);
        });
    }

    @Test
    void numbersOfAWrongLengthAreFewAndGone() {
        assertThat(ENRICHED)
                .filteredOn(record -> codes(record).contains("PHONE_INVALID phone"))
                .hasSize(17)
                .allSatisfy(record -> assertThat(user(record).phone()).isNull());
    }

    @Test
    void everyUserHasANameAnAddressAndAnAge() {
        assertThat(ENRICHED).allSatisfy(record -> {
            assertThat(user(record).name().first()).isNotNull();
            assertThat(user(record).email()).endsWith("@example.com");
            assertThat(user(record).address().postcode()).isNotNull();
            assertThat(user(record).address().street()).matches("\\d+( \\S.*)?");
            assertThat(user(record).address().latitude()).isNotNull();
            assertThat(user(record).address().utcOffset()).matches("[+-]\\d\\d:\\d\\d");
            assertThat(Objects.requireNonNull(record.enrichment()).age()).isBetween(24, 82);
        });
    }

    @Test
    void persianNamesStayInTheirScript() {
        assertThat(from("IR")).hasSize(106).allSatisfy(record -> {
            assertThat(displayName(record)).matches("[\\p{IsArabic}\u200C ]+");
            assertThat(enrichment(record).latinName()).matches("[A-Za-z' ]+");
        });
    }

    @Test
    void aPersianUserIsRightByHand() {
        EnrichedRecord pourya = from("IR").get(0);
        assertThat(user(pourya).name()).isEqualTo(new PersonName("Mr", "پوریا", "کریمی"));
        assertThat(enrichment(pourya).latinName()).isEqualTo("Pwrya Krymy");
        assertThat(user(pourya).phone()).isEqualTo("+981147346531");
        assertThat(user(pourya).cell()).isEqualTo("+989304297841");
        assertThat(enrichment(pourya).languages()).containsExactly("fa");
        assertThat(enrichment(pourya).timeZone()).isEqualTo("Asia/Tehran");
    }

    @Test
    void lettersInNumbersOfCanadaAndUkraineAreNotGuessedAt() {
        assertThat(Stream.concat(from("CA").stream(), from("UA").stream()))
                .hasSize(256)
                .allSatisfy(record -> {
                    assertThat(user(record).phone()).isNull();
                    assertThat(codes(record)).contains("PHONE_HAS_LETTERS phone", "PHONE_HAS_LETTERS cell");
                });
    }

    @Test
    void userMadeOfBricksHasNoNationAndNoNumber() {
        assertThat(from("LEGO")).hasSize(5).allSatisfy(record -> {
            assertThat(user(record).nationality()).isNull();
            assertThat(user(record).address().country()).isNull();
            assertThat(user(record).phone()).isNull();
            assertThat(enrichment(record).region()).isNull();
            assertThat(enrichment(record).emailDomainClass()).isEqualTo("reserved");
        });
        assertThat(user(from("LEGO").get(0)).name()).isEqualTo(new PersonName("Mr", "Brayden", "Williams"));
    }

    @Test
    void ukrainiansAreWrittenInLatinLettersByTheSource() {
        assertThat(from("UA")).hasSize(125).allSatisfy(record -> {
            assertThat(displayName(record)).doesNotMatch(".*\\p{IsCyrillic}.*");
            assertThat(enrichment(record).latinName()).isNull();
        });
    }

    @Test
    void anApostropheIsPartOfAnAddress() {
        assertThat(ENRICHED)
                .extracting(record -> user(record).email())
                .contains("mar'yana.sas@example.com", "kwame.van'toever@example.com");
    }

    @Test
    void finnishIdsKeepTheirNameOnly() {
        assertThat(from("FI"))
                .hasSize(125)
                .extracting(record -> user(record).nationalId())
                .containsOnly(new NationalId("HETU", null));
    }

    @Test
    void aDanishUserIsRightByHand() {
        User villads = user(from("DK:fd6c82f4-c251-43f8-92a4-557e116c67b8").get(0));
        assertThat(villads.name()).isEqualTo(new PersonName("Mr", "Villads", "Rasmussen"));
        assertThat(villads.birthDate()).isEqualTo("1962-12-12");
        assertThat(villads.cell()).isEqualTo("+4531304297");
        assertThat(villads.registeredAt()).isEqualTo("2012-02-05T06:55:30.031Z");
        assertThat(villads.address())
                .isEqualTo(new Address(
                        "7978 Marievej", "Billum", "Syddanmark", "32842", "DK", -39.6932, -140.4807, "-02:00"));
    }

    @Test
    void aSecretThatIngestMissedComesOutNowhere() {
        assertThat(SECRETS).isNotEmpty();
        assertThat(OUTPUTS).noneMatch(output -> SECRETS.stream().anyMatch(output::contains));
    }
}
