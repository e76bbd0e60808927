package io.userdata.transform;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.userdata.events.user.Gender;
import io.userdata.events.user.Issue;
import io.userdata.events.user.User;
import io.userdata.events.user.UserField;
import io.userdata.transform.cleaning.CleanUser;
import io.userdata.transform.cleaning.UserCleaner;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.ShippedSettings;
import io.userdata.transform.mapping.CanonicalField;
import io.userdata.transform.mapping.DriftListener;
import io.userdata.transform.mapping.MappedUser;
import io.userdata.transform.mapping.SourceMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/** The table in docs/reference/cleaning.md says what cleaning did to the recorded users. */
class CleaningTableTest {
    private static final String HEAD = "| field | given | cleaned | issues |";

    private final SourceMapping mapping =
            ShippedSettings.mappings().of("randomuser").orElseThrow();
    private final Map<CanonicalField, Row> rows = new EnumMap<>(CanonicalField.class);

    @Test
    void theTableSaysWhatCleaningDid() throws IOException {
        Path folder = Path.of(System.getProperty("userdata.recorded.users", "absent"));
        assumeThat(folder).as("recorded users in %s", folder).isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".json")).toList()) {
                MAPPER.readTree(Files.readAllBytes(file)).path("results").forEach(this::count);
            }
        }
        assertThat(written()).isEqualTo(counted());
    }

    private void count(JsonNode payload) {
        MappedUser mapped = mapped(payload.toString());
        CleanUser clean = new UserCleaner().clean(mapped, RawRecords.FETCHED);
        for (CanonicalField field : CanonicalField.values()) {
            Row row = rows.computeIfAbsent(field, added -> new Row());
            String given = mapped.text(field);
            Object value = value(clean.user(), field);
            row.given += given == null ? 0 : 1;
            row.cleaned += given == null || value == null || given.equals(value.toString()) ? 0 : 1;
            clean.issues().stream()
                    .filter(issue -> issue.field().equals(field.path()))
                    .forEach(row::add);
        }
    }

    private MappedUser mapped(String payload) {
        try (JsonParser parser = MAPPER.createParser(payload)) {
            parser.nextToken();
            return mapping.map(mapping.read(parser), DriftListener.NONE);
        }
    }

    private String counted() {
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue().given > 0)
                .map(entry -> "| `" + entry.getKey().path() + "` | " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String written() throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of(System.getProperty("userdata.home"), "docs/reference/cleaning.md"));
        return lines.stream()
                .skip(lines.indexOf(HEAD) + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable Object value(User user, CanonicalField field) {
        Object value = value(UserField.ALL, user, field.path());
        return value instanceof Gender gender ? gender.text() : value;
    }

    /** Null also for what is no field of the user, such as the whole name. */
    private static @Nullable Object value(List<UserField> fields, Object holder, String path) {
        for (UserField field : fields) {
            Object value = field.of(holder);
            if (field.path().equals(path)) {
                return value;
            }
            if (value != null && path.startsWith(field.path() + ".")) {
                return value(field.parts(), value, path);
            }
        }
        return null;
    }

    private static final class Row {
        private final Map<String, Integer> issues = new TreeMap<>();
        private int given;
        private int cleaned;

        private void add(Issue issue) {
            issues.merge(issue.code(), 1, Integer::sum);
        }

        @Override
        public String toString() {
            String named = issues.entrySet().stream()
                    .map(entry -> "`" + entry.getKey() + "` " + entry.getValue())
                    .collect(Collectors.joining(", "));
            return given + " | " + cleaned + " | " + (named.isEmpty() ? "-" : named) + " |";
        }
    }
}
