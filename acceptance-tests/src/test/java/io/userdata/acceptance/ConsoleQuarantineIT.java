package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Quarantined records on the console's page in a real browser: inspected, fixed, replayed, discarded. */
@Tag(SharedStack.TAG)
@ExtendWith(LogsOfAFailure.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class ConsoleQuarantineIT {
    private static final String MARKUP = "<img src=x onerror=\"document.title='owned'\">";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static LaunchedStack launched;
    private static Quarantine quarantine;
    private static Browser operator;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.isInstalled(), "chromium and chromedriver are not installed: the page is not tested");
        launched = SharedStack.get().launched();
        quarantine = new Quarantine(launched);
        quarantine.discardAll();
        operator = Browser.open(launched.variable("CONSOLE_URL"), launched.variable("OPERATOR_TOKEN"));
    }

    @AfterAll
    static void stop() {
        if (operator != null) {
            operator.close();
        }
    }

    @Test
    @Order(1)
    void aQuarantinedRecordIsInspectedFixedAndReplayed() throws Exception {
        PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"));
        PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"), MARKUP);
        String broken = quarantine.entry("FIELD_MISSING");
        operator.press("#quarantine [data-do=inspect][data-id='" + broken + "']");
        patiently().until(() -> operator.text("#dialog [data-field=why]").contains("externalId"));
        ObjectNode edited = (ObjectNode) JSON.readTree(operator.value("#dialog textarea"));
        edited.put("externalId", "DK:2b7c3f10-5d1e-4c55-8a0e-3f6f2f0f9c11");
        operator.paste("#dialog textarea", edited.toString());
        operator.press("#dialog [data-do=replay]");
        patiently().untilAsserted(() -> assertThat(
                        quarantine.entryOf(broken).path("state").asString())
                .isEqualTo("stored"));
        JsonNode user = launched.get(launched.variable("STORAGE_URL") + "/api/v1/users/"
                + edited.path("userId").asString());
        assertThat(user.path("user").path("name").path("first").asString()).isEqualTo("Asta");
        patiently().until(() -> operator.all(row(broken)).isEmpty());
    }

    @Test
    @Order(2)
    void whatARecordSaysIsTextAndMayBeDiscarded() {
        String markup = quarantine.entryHolding(MARKUP);
        operator.press("#quarantine [data-do=inspect][data-id='" + markup + "']");
        patiently().until(() -> operator.value("#dialog textarea").equals(MARKUP));
        assertThat(operator.all("#dialog img")).isEmpty();
        operator.press("#dialog [data-do=discard]");
        operator.type("#dialog [name=note]", "made up");
        operator.press("#dialog [data-answer=yes]");
        patiently().untilAsserted(() -> assertThat(
                        quarantine.entryOf(markup).path("state").asString())
                .isEqualTo("discarded"));
        assertThat(quarantine.entryOf(markup).path("actions").toString()).contains("made up", "local-operator");
    }

    /** One entry comes while another goes: the count stays the same, so the page cannot go by the count alone. */
    @Test
    @Order(3)
    void theListShowsWhatComesWhileAsManyGo() throws Exception {
        String gone = quarantine.entryHolding(PoisonRecords.NOT_JSON);
        patiently().until(() -> operator.text("#quarantine-sizes").contains("1 of processor"));
        patiently().until(() -> !operator.all(row(gone)).isEmpty());
        quarantine.discard(gone);
        PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"), "come");
        patiently().until(() -> operator.all(row(gone)).isEmpty());
        String come = quarantine.entryHolding("come");
        patiently().until(() -> !operator.all(row(come)).isEmpty());
    }

    @Test
    @Order(4)
    void aFilterThatIsBeingTypedDoesNotCountYet() throws Exception {
        operator.type("#quarantine-filter [name=code]", "NOT_");
        PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"), "while an operator types");
        String later = quarantine.entryHolding("while an operator types");
        patiently().until(() -> !operator.all(row(later)).isEmpty());
        operator.type("#quarantine-filter [name=code]", "");
    }

    @Test
    @Order(5)
    void thePageHadNothingToComplainOf() {
        assertThat(operator.complaints()).isEmpty();
    }

    private static String row(String id) {
        return "#quarantine [data-key='quarantine-" + id + "']";
    }

    private static ConditionFactory patiently() {
        return await().atMost(LaunchedStack.LIMIT);
    }
}
