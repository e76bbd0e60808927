package io.userdata.localstack.userapi.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.std.SimpleBeanPropertyFilter;
import tools.jackson.databind.ser.std.SimpleFilterProvider;

/** Made-up users look like those of the genuine generator; skipped where its recorded answers are absent. */
class RecordedUsersTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .filterProvider(
                    new SimpleFilterProvider().addFilter(SampleUser.FILTER, SimpleBeanPropertyFilter.serializeAll()))
            .build();

    private final SampleUserGenerator people =
            new SampleUserGenerator(Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @EnumSource(Nationality.class)
    void fieldsTypesAndShapesOfNumbersAreGenuine(Nationality nationality) throws IOException {
        JsonNode recorded = recorded(nationality);
        List<JsonNode> made = IntStream.range(0, 200)
                .mapToObj(index -> people.user("seed", 1, index, List.of(nationality)))
                .<JsonNode>map(JSON::valueToTree)
                .toList();
        assertThat(fields(made)).isEqualTo(fields(recorded));
        for (String number : List.of("/phone", "/cell", "/id/name", "/id/value")) {
            assertThat(shapes(recorded, number)).as(number).containsAnyElementsOf(shapes(made, number));
        }
        assertThat(titles(made)).isSubsetOf("Mr", "Miss", "Mrs", "Ms", "Monsieur", "Madame", "Mademoiselle");
        assertThat(made)
                .allSatisfy(user -> assertThat(user.get("email").asString()).matches("[a-z]+\\.[a-z]+@example\\.com"));
    }

    private static JsonNode recorded(Nationality nationality) throws IOException {
        Path file = Path.of(
                System.getProperty("userdata.recorded.users", "absent"),
                "nat-" + nationality.name().toLowerCase(Locale.ROOT) + ".json");
        assumeTrue(Files.exists(file), "no recorded users in " + file);
        return JSON.readTree(Files.readString(file)).get("results");
    }

    /** Every path with the type of what stands there. */
    private static Set<String> fields(Iterable<JsonNode> users) {
        Set<String> fields = new TreeSet<>();
        users.forEach(user -> collect("", user, fields::add));
        return fields;
    }

    private static void collect(String path, JsonNode node, Consumer<String> field) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(path + "/" + entry.getKey(), entry.getValue(), field));
        } else {
            field.accept(path + " " + node.getNodeType());
        }
    }

    private static Set<String> shapes(Iterable<JsonNode> users, String pointer) {
        Set<String> shapes = new TreeSet<>();
        users.forEach(user -> shapes.add(user.at(pointer)
                .asString("null")
                .replaceAll("[0-9]", "0")
                .replaceAll("(?<![A-Za-z])[A-Z](?![A-Za-z])", "A")));
        return shapes;
    }

    private static Set<String> titles(Iterable<JsonNode> users) {
        Set<String> titles = new TreeSet<>();
        users.forEach(user -> titles.add(user.at("/name/title").asString()));
        return titles;
    }
}
