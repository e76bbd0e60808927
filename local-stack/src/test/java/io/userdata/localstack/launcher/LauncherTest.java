package io.userdata.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

class LauncherTest {
    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--users 0 | --users must be at least 1",
                "--users many | Invalid value for option",
                "--kind replay | Invalid value for option",
                "--user-api ftp://x | Invalid value for option",
                "--config nowhere.yml | Invalid value for option",
                "--config pom.xml | Invalid value for option",
                "--port-base 80 | --port-base must be from 1024 to 65528.",
                "--upside-down | Unknown option:"
            })
    void aWrongOptionIsOneLineAndStatusTwo(String arguments, String words) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(errors.toString()).startsWith("./run: " + words).hasLineCount(1);
    }

    @Test
    void aForeignFolderIsOneLineAndStatusTwo() throws Exception {
        Files.createFile(folder.resolve("thesis.txt"));
        assertThat(execute("--data", folder.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("holds something else").hasLineCount(1);
    }

    @Test
    void brokenYamlIsToldWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("own.yml"), "sources:\n  staff:\n    path: a: b\n");
        assertThat(execute("--config", file.toString())).isEqualTo(2);
        assertThat(errors.toString())
                .contains("is not valid YAML: mapping values are not allowed here (line 3, column 12)")
                .hasLineCount(1);
    }

    @Test
    void aKeyThatStandsTwiceIsToldWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("own.yml"), "sources:\n  staff: {}\n  staff: {}\n");
        assertThat(execute("--config", file.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("duplicate key staff (line 3, column 3)");
    }

    @Test
    void environmentVariablesThatAreMissingAreNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("own.yml"), """
                # ${NOT_THIS}
                sources:
                  staff:
                    base-url: ${SURELY_NOT_SET_URL}
                    path: ${SURELY_NOT_SET_PATH:/users}
                    auth: {key: "${SURELY_NOT_SET_KEY}", user: "${USER_API_URL}"}
                """);
        assertThat(execute("--config", file.toString())).isEqualTo(2);
        assertThat(errors.toString())
                .contains("needs environment variables that are not set: SURELY_NOT_SET_URL (line 4, column 15),"
                        + " SURELY_NOT_SET_KEY (line 6, column 17) (./run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources: {staff: {}}                | staff",
                "sources: {staff: {}, customers: {}} | ",
                "mappings: {staff: {}}               | ",
                "server: {port: 1}                   | "
            })
    void theOnlySourceOfAConfigurationIsIngested(String yaml, @Nullable String source) throws Exception {
        Path file = Files.writeString(folder.resolve("own.yml"), yaml);
        assertThat(new ConfigFileReader().convert(file.toString()).onlySource()).isEqualTo(Optional.ofNullable(source));
    }

    @ParameterizedTest
    @CsvSource({
        "https://randomuser.me,https://randomuser.me",
        "https://randomuser.me/,https://randomuser.me",
        "https://randomuser.me/api/,https://randomuser.me",
        "http://127.0.0.1:9000/api/1.4/,http://127.0.0.1:9000",
        "http://proxy/users/api,http://proxy/users"
    })
    void thePathOfTheContractMayStandInTheAddress(String given, String used) {
        assertThat(new UserApiAddress().convert(given)).hasToString(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"randomuser.me", "https://", "http://a b", "https://randomuser.me/api/?results=5"})
    void whatIsNoAddressIsRefused(String given) {
        assertThatThrownBy(() -> new UserApiAddress().convert(given)).isInstanceOf(TypeConversionException.class);
    }

    private int execute(String... arguments) {
        CommandLine line = Launcher.commandLine();
        line.setErr(new PrintWriter(errors, true));
        return line.execute(arguments);
    }
}
