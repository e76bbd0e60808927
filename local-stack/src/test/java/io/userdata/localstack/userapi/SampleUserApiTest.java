package io.userdata.localstack.userapi;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.localstack.process.StartFailedException;
import io.userdata.localstack.userapi.fault.FaultPlan;
import io.userdata.localstack.userapi.fault.InjectedFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleUserApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final SampleUserApi api =
            SampleUserApi.start(SampleUserApiOptions.defaults().withUserLimit(1_000));

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theSameSeedAndPageGiveTheSameUsers() throws Exception {
        String first = get("/api/1.4/?seed=s&page=3&results=20").body();
        assertThat(get("/api/?seed=s&page=3&results=20").body()).isEqualTo(first);
        assertThat(get("/api/1.4?seed=s&page=4&results=20").body()).isNotEqualTo(first);
        assertThat(JSON.readTree(first).get("info").toString())
                .isEqualTo("{\"seed\":\"s\",\"results\":20,\"page\":3,\"version\":\"1.4\"}");
    }

    @Test
    void theUuidDependsOnSeedPageAndIndexOnly() throws Exception {
        assertThat(uuids("seed=s&results=30&nat=fi")).isEqualTo(uuids("seed=s&results=30&nat=ir,ua"));
        assertThat(uuids("seed=s&results=10"))
                .isEqualTo(uuids("seed=s&results=30").subList(0, 10));
        assertThat(uuids("seed=s&results=30")).doesNotHaveDuplicates().doesNotContainAnyElementsOf(uuids("seed=t"));
    }

    @Test
    void fieldsAreLeftOutOnRequest() throws Exception {
        JsonNode user = JSON.readTree(get("/api/1.4/?inc=name,nat&noinfo").body());
        assertThat(user.propertyNames()).containsExactly("results");
        assertThat(user.at("/results/0").propertyNames()).containsExactly("name", "nat");
        assertThat(JSON.readTree(get("/api/1.4/?exc=login").body())
                        .at("/results/0")
                        .propertyNames())
                .doesNotContain("login")
                .hasSize(11);
    }

    @Test
    void theLimitCountsUsersAndIsCheckedBeforeCounting() throws Exception {
        assertThat(get("/api/1.4/?results=999").statusCode()).isEqualTo(200);
        assertThat(get("/api/1.4/?results=999").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = get("/api/1.4/?results=1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        assertThat(JSON.readTree(refused.body()).get("error").asString()).isNotEmpty();
    }

    @Test
    void faultsComeAfterAndAsOftenAsPlanned() throws Exception {
        assertThat(put("/faults", "{\"fault\":\"down\",\"after\":1,\"times\":2}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(List.of(status(), status(), status(), status())).containsExactly(200, 500, 500, 200);
        assertThat(put("/faults", "{\"fault\":\"odd\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void everyFaultIsWhatItSays() throws Exception {
        assertThat(get(InjectedFault.ERROR_BODY).body()).startsWith("{\"error\":");
        assertThat(get(InjectedFault.HTML).headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(JSON.readTree(get(InjectedFault.EMPTY).body()).get("results"))
                .isEmpty();
        assertThat(get(InjectedFault.RATE_LIMITED).statusCode()).isEqualTo(429);
        HttpResponse<String> cut = get(InjectedFault.TRUNCATED);
        assertThat(cut.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> JSON.readTree(cut.body())).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> get(InjectedFault.HANG)).isInstanceOf(HttpTimeoutException.class);
        assertThat(get(InjectedFault.UNAVAILABLE).statusCode()).isEqualTo(503);
        api.setFault(FaultPlan.always(InjectedFault.SLOW));
        assertThat(isAnsweredInTime(request("/api/1.4/?results=3").build())).isFalse();
        assertThat(get(InjectedFault.NONE).statusCode()).isEqualTo(200);
    }

    @Test
    void aLimitMaySayWhenToAskAgain() throws Exception {
        HttpResponse<String> seconds = get(InjectedFault.RETRY_AFTER_SECONDS);
        assertThat(seconds.statusCode()).isEqualTo(429);
        assertThat(seconds.headers().firstValue("Retry-After")).hasValue("1");
        HttpResponse<String> date = get(InjectedFault.RETRY_AFTER_DATE);
        assertThat(date.statusCode()).isEqualTo(429);
        assertThat(date.headers().firstValue("Retry-After")).hasValueSatisfying(when -> assertThat(
                        ZonedDateTime.parse(when, RFC_1123_DATE_TIME))
                .isBetween(ZonedDateTime.now(UTC), ZonedDateTime.now(UTC).plusSeconds(3)));
    }

    @Test
    void pagesMayBeClampedOrRepeated() throws Exception {
        String first = get("/api/1.4/?seed=s&page=1&results=8").body();
        api.setFault(FaultPlan.always(InjectedFault.REPEATED));
        assertThat(get("/api/1.4/?seed=s&page=5&results=8").body()).isEqualTo(first);
        api.setFault(FaultPlan.always(InjectedFault.CLAMPED));
        assertThat(uuids("seed=s&page=5&results=8")).hasSize(4);
    }

    @Test
    void requestsAreCountedByPage() throws Exception {
        get("/api/1.4/?seed=s&page=2&results=5");
        get("/api/1.4/?seed=s&page=2&results=5");
        JsonNode counts = JSON.readTree(get("/stats").body());
        assertThat(counts.at("/pages").get("s/2/5").asInt()).isEqualTo(2);
        assertThat(counts.at("/statuses/200").asInt()).isEqualTo(2);
    }

    @Test
    void aTakenPortIsOneSentence() {
        assertThatThrownBy(() -> SampleUserApi.start(
                        SampleUserApiOptions.defaults().withPort(api.uri().getPort())))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + api.uri().getPort());
    }

    private HttpResponse<String> get(InjectedFault fault) throws IOException, InterruptedException {
        api.setFault(FaultPlan.always(fault));
        return get("/api/1.4/?results=3");
    }

    private int status() throws IOException, InterruptedException {
        return get("/api/1.4/").statusCode();
    }

    private List<String> uuids(String query) throws IOException, InterruptedException {
        List<String> uuids = new ArrayList<>();
        JSON.readTree(get("/api/1.4/?" + query).body())
                .get("results")
                .forEach(user -> uuids.add(user.at("/login/uuid").asString()));
        return uuids;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A request's own time limit ends with the headers. */
    private static boolean isAnsweredInTime(HttpRequest request) throws InterruptedException, ExecutionException {
        try {
            HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).get(2, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return HTTP.send(
                request(path).PUT(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api.uri() + path)).timeout(Duration.ofSeconds(2));
    }
}
