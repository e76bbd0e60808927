package io.userdata.transform;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.user.User;
import io.userdata.transform.cleaning.UserCleaner;
import io.userdata.transform.mapping.CanonicalField;
import io.userdata.transform.mapping.MappedUser;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A canonical field has all its places from the contract to cleaning; those that are forgotten are named. */
class CanonicalFieldPlacesTest {
    private static final JsonNode SCHEMA = json("schema/enriched-record.schema.json");
    private static final JsonNode GOLDEN = json("golden/enriched-record.json");
    private static final JsonNode CLEANED = MAPPER.valueToTree(new UserCleaner()
            .clean(
                    given(),
                    Objects.requireNonNull(MAPPER.treeToValue(GOLDEN, EnrichedRecord.class))
                            .fetchedAt())
            .user());

    private static JsonNode json(String file) {
        try (InputStream stream = CanonicalFieldPlacesTest.class.getResourceAsStream("/contract/" + file)) {
            return MAPPER.readTree(Objects.requireNonNull(stream, file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The golden user as a source would have given it. */
    private static MappedUser given() {
        Map<CanonicalField, String> texts = new EnumMap<>(CanonicalField.class);
        for (CanonicalField field : CanonicalField.values()) {
            JsonNode value = GOLDEN.at("/user" + pointer(field.path()));
            if (!value.isMissingNode()) {
                texts.put(field, value.asString());
            }
        }
        return new MappedUser(texts, List.of());
    }

    private static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }

    static Stream<String> fields() {
        return fields(User.class, "");
    }

    private static Stream<String> fields(Class<?> type, String prefix) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> leaves(component, prefix));
    }

    private static Stream<String> leaves(RecordComponent component, String prefix) {
        String path = prefix + component.getName();
        return component.getType().isRecord() ? fields(component.getType(), path + ".") : Stream.of(path);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void fieldOfTheContractHasAllItsPlaces(String field) throws IOException {
        assertThat(forgotten(field)).as("places forgotten for " + field).isEmpty();
    }

    @Test
    void fieldWithoutAnyPlaceIsNamedWithAllOfThem() throws IOException {
        assertThat(forgotten("address.planet")).hasSize(5);
    }

    private static List<String> forgotten(String field) throws IOException {
        List<String> forgotten = new ArrayList<>();
        if (SCHEMA.at("/properties/user/properties" + pointer(field).replaceAll("(?<=.)/", "/properties/"))
                .isMissingNode()) {
            forgotten.add("schema/enriched-record.schema.json in user-events");
        }
        if (GOLDEN.at("/user" + pointer(field)).isMissingNode()) {
            forgotten.add("golden/enriched-record.json in user-events");
        }
        if (Arrays.stream(CanonicalField.values())
                .noneMatch(known -> known.path().equals(field))) {
            forgotten.add("CanonicalField in user-transform");
        }
        if (CLEANED.at(pointer(field)).isMissingNode()) {
            forgotten.add("UserCleaningRun in user-transform");
        }
        if (Files.readString(Path.of(System.getProperty("userdata.home"), "docs", "reference", "cleaning.md"))
                .lines()
                .noneMatch(line -> line.startsWith("| `" + field + "` |"))) {
            forgotten.add("its line in docs/reference/cleaning.md");
        }
        return forgotten;
    }
}
