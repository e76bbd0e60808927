package io.userdata.chaos.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.chaos.population.ChangeLog;
import io.userdata.chaos.population.StateKind;
import io.userdata.chaos.population.UserState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChaosUserApiTest {
    private final ChangeLog log = new ChangeLog(Clock.systemUTC());
    private final SourceFaults faults = new SourceFaults(1);

    @SuppressWarnings("NullAway.Init")
    private ChaosUserApi api;

    @BeforeEach
    void start() throws Exception {
        api = new ChaosUserApi(0, log, log, faults);
        for (int user = 0; user < 5; user++) {
            log.add("u" + user, StateKind.GOOD);
        }
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void windowHoldsWhatChangedInIt() throws Exception {
        faults.stop();
        UserState second = log.all().get(1);
        UserState fourth = log.all().get(3);
        String window = "/windowed?from=" + second.changedAt() + "&to=" + fourth.changedAt() + "&size=1&page=";
        assertThat(ids(window + 1)).containsExactly("u1");
        assertThat(ids(window + 2)).containsExactly("u2");
        assertThat(ids(window + 3)).isEmpty();
    }

    @Test
    void feedGoesOnAfterANumber() throws Exception {
        faults.stop();
        assertThat(ids("/feed?since=&size=2")).containsExactly("u0", "u1");
        assertThat(ids("/feed?since=3&size=9")).containsExactly("u3", "u4");
    }

    @Test
    void outageFailsEveryRequestUntilItEnds() throws Exception {
        faults.beginOutage();
        for (int request = 0; request < 5; request++) {
            assertThat(isPage("/feed?since=&size=2")).isFalse();
        }
        faults.endOutage();
        faults.stop();
        assertThat(isPage("/feed?since=&size=2")).isTrue();
    }

    private boolean isPage(String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = get(path);
            return answer.statusCode() == 200 && answer.body().startsWith("{");
        } catch (IOException e) { // cut
            return false;
        }
    }

    private List<String> ids(String path) throws Exception {
        JsonNode page = JsonMapper.shared().readTree(get(path).body());
        return page.path("users")
                .valueStream()
                .map(user -> user.path("id").asString())
                .toList();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + api.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
