package io.userdata.transform;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.user.Address;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.Quality;
import io.userdata.events.user.User;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.ShippedSettings;
import io.userdata.transform.mapping.SchemaDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The mappings that ship, over records as the documentation of each API shows them. */
class ReadyMappingsTest {
    private final List<SchemaDrift> drifts = new ArrayList<>();
    private final RecordTransform transform =
            new RecordTransform(ShippedSettings.rules(), MAPPER, Lane.LIVE, drifts::add);

    private OutgoingRecord apply(String source, String payload) {
        return transform.apply(RawRecords.incoming(RawRecords.from(source, "1", payload)));
    }

    private EnrichedRecord enriched(String source, String payload) {
        return MAPPER.readValue(Objects.requireNonNull(apply(source, payload).value()), EnrichedRecord.class);
    }

    private User user(String source, String payload) {
        return Objects.requireNonNull(enriched(source, payload).user());
    }

    @Test
    void anAccountOfGithubIsAUserByItsLogin() {
        EnrichedRecord record = enriched("github", """
                {"login":"mojombo","id":1,"node_id":"MDQ6VXNlcjE=","avatar_url":"https://avatars.example/u/1?v=4",
                 "gravatar_id":"","url":"https://api.example/users/mojombo","html_url":"https://example/mojombo",
                 "type":"User","user_view_type":"public","site_admin":false}""");
        User user = Objects.requireNonNull(record.user());
        assertThat(user.username()).isEqualTo("mojombo");
        assertThat(user.name()).isEqualTo(new PersonName(null, null, null));
        assertThat(user.picture()).isEqualTo("https://avatars.example/u/1?v=4");
        assertThat(record.quality()).isEqualTo(new Quality(100, List.of()));
        assertThat(drifts).isEmpty();
    }

    @Test
    void anAccountOfGithubWithoutALoginIsNotAUser() {
        assertThat(apply("github", "{\"id\":1}").headers()).containsEntry(QuarantineHeaders.CODE, "NOT_A_USER");
        assertThat(apply("github", "{\"login\":1}").headers()).containsEntry(QuarantineHeaders.CODE, "FIELD_CHANGED");
        assertThat(drifts).containsExactly(new SchemaDrift("github", SchemaDrift.Kind.CHANGED, "/login"));
    }

    @Test
    void aUserOfScimIsReadThroughWhatIsPrimary() {
        User user = user("scim", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"2819c223","externalId":"701984",
                 "userName":"bjensen@example.com","name":{"formatted":"Ms. Barbara J Jensen, III","familyName":"Jensen",
                 "givenName":"Barbara","middleName":"Jane","honorificPrefix":"Ms.","honorificSuffix":"III"},
                 "displayName":"Babs Jensen","title":"Tour Guide","locale":"en-US","active":true,
                 "emails":[{"value":"babs@jensen.example","type":"home"},{"value":"bjensen@Example.com","type":"work","primary":true}],
                 "addresses":[{"type":"work","streetAddress":"100 Universal City Plaza","locality":"Hollywood","region":"CA",
                 "postalCode":"91608","country":"US","primary":true}],
                 "phoneNumbers":[{"value":"(310) 555-0123","type":"work"},{"value":"+45 20 12 34 56","type":"mobile"}],
                 "photos":[{"value":"https://photos.example/p/F","type":"photo"}],
                 "meta":{"resourceType":"User","created":"2010-01-23T04:56:22Z","version":"W/1"}}""");
        assertThat(user.name()).isEqualTo(new PersonName("Ms.", "Barbara", "Jensen"));
        assertThat(user.email()).isEqualTo("bjensen@example.com");
        assertThat(user.phone()).isEqualTo("+13105550123");
        assertThat(user.cell()).isEqualTo("+4520123456");
        assertThat(user.username()).isEqualTo("bjensen@example.com");
        assertThat(user.registeredAt()).isEqualTo("2010-01-23T04:56:22Z");
        assertThat(user.address())
                .isEqualTo(new Address("100 Universal City Plaza", "Hollywood", "CA", "91608", "US", null, null, null));
        assertThat(drifts).isEmpty();
    }

    @Test
    void aUserOfScimMayHaveNothingButAUserName() {
        assertThat(user("scim", "{\"id\":\"1\",\"userName\":\"bjensen\",\"displayName\":\"BABS JENSEN\"}")
                        .name())
                .isEqualTo(new PersonName(null, "Babs", "Jensen"));
        assertThat(user("scim", "{\"id\":\"1\",\"userName\":\"bjensen\"}").username())
                .isEqualTo("bjensen");
    }

    @Test
    void aUserOfDummyjsonHasDatesOfOneDigit() {
        EnrichedRecord record = enriched("dummyjson", """
                {"id":1,"firstName":"Emily","lastName":"Johnson","maidenName":"Smith","age":28,"gender":"female",
                 "email":"emily.johnson@x.dummyjson.com","phone":"+81 965-431-3024","username":"emilys",
                 "birthDate":"1996-5-30","image":"https://dummyjson.com/icon/emilys/128","bloodGroup":"O-","height":193.24,
                 "weight":63.16,"eyeColor":"Green","hair":{"color":"Brown","type":"Curly"},"ip":"42.48.100.32",
                 "address":{"address":"626 Main Street","city":"Phoenix","state":"Mississippi","stateCode":"MS",
                 "postalCode":"29112","coordinates":{"lat":-77.16213,"lng":-92.084824},"country":"United States"},
                 "macAddress":"47:fa:41:18:ec:eb","university":"University of Wisconsin--Madison","company":{"title":"x"},
                 "userAgent":"Mozilla/5.0","role":"admin"}""");
        User user = Objects.requireNonNull(record.user());
        assertThat(user.birthDate()).isEqualTo("1996-05-30");
        assertThat(user.cell()).isEqualTo("+819654313024");
        assertThat(user.address())
                .isEqualTo(new Address(
                        "626 Main Street", "Phoenix", "Mississippi", "29112", "US", -77.16213, -92.084824, null));
        assertThat(drifts).isEmpty();
    }

    @Test
    void aUserOfJsonplaceholderHasANameInOneText() {
        User user = user("jsonplaceholder", """
                {"id":6,"name":"Mrs. Dennis Schulist","username":"Leopoldo_Corkery","email":"Karley_Dach@jasper.info",
                 "address":{"street":"Norberto Crossing","suite":"Apt. 950","city":"South Christy","zipcode":"23505-1337",
                 "geo":{"lat":"-71.4197","lng":"71.7478"}},"phone":"1-477-935-8478 x6430","website":"ola.org",
                 "company":{"name":"Considine-Lockman"}}""");
        assertThat(user.name()).isEqualTo(new PersonName("Mrs.", "Dennis", "Schulist"));
        assertThat(user.email()).isEqualTo("Karley_Dach@jasper.info");
        assertThat(user.phone()).isNull(); // without a country the number is ambiguous
        assertThat(user.address())
                .isEqualTo(new Address(
                        "Norberto Crossing Apt. 950",
                        "South Christy",
                        null,
                        "23505-1337",
                        null,
                        -71.4197,
                        71.7478,
                        null));
        assertThat(drifts).isEmpty();
    }

    @Test
    void aUserOfRandomuserHasNoUnknownField() {
        assertThat(user("randomuser", RawRecords.payload()).username()).isEqualTo("redfish400");
        assertThat(drifts).isEmpty();
    }
}
