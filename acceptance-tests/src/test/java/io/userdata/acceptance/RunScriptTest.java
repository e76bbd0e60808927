package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./run} builds a service again when a module that it is made of has changed. */
class RunScriptTest {
    private static final Path HOME = Path.of(System.getProperty("userdata.home", ".."));
    private static final Pattern DEPENDENCY =
            Pattern.compile("<groupId>io\\.userdata</groupId>\\s*<artifactId>([a-z-]+)</artifactId>\\s*</dependency>");
    private static final Pattern LOOKED_AT = Pattern.compile("sources\\+=\\(\"\\$home\"/\\{([a-z,-]+)}");

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "stream-processor", "storage-service", "admin-console"})
    void modulesOfAServiceAreLookedAt(String service) throws IOException {
        String script = Files.readString(HOME.resolve("run"));
        List<String> lookedAt = matches(LOOKED_AT, script)
                .flatMap(modules -> Stream.of(modules.split(",")))
                .toList();
        List<String> madeOf = matches(DEPENDENCY, Files.readString(HOME.resolve(service + "/pom.xml")))
                .toList();

        assertThat(madeOf).contains("service-starter");
        assertThat(lookedAt).containsAll(madeOf);
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
