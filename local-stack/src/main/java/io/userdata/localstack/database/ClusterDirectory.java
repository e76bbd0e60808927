package io.userdata.localstack.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.localstack.files.Folders;
import io.userdata.localstack.files.PrivateFile;
import io.userdata.localstack.process.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The files of the database: made once, whole or not at all, with a random password beside them. */
final class ClusterDirectory {
    static final String DATABASE = "userdata";
    static final String ROLE = "userdata";

    private final Path directory;
    private final PostgresBinaries binaries;

    ClusterDirectory(Path directory, PostgresBinaries binaries) {
        this.directory = directory;
        this.binaries = binaries;
    }

    Path data() {
        return directory.resolve("cluster");
    }

    String password() {
        try {
            return Files.readString(passwordFile());
        } catch (IOException e) {
            throw new StartFailedException("The database's password cannot be read: " + e.getMessage(), e);
        }
    }

    /** Makes the cluster unless it is there. */
    void createIfAbsent() {
        if (Files.isDirectory(data())) {
            return;
        }
        Path fresh = directory.resolve("cluster.new");
        try {
            Folders.createPrivate(directory);
            Folders.delete(fresh);
            String password = randomPassword();
            PrivateFile.write(passwordFile(), password);
            initialize(fresh);
            createDatabase(fresh, password);
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailedException("The database's files cannot be made: " + e.getMessage(), e);
        }
    }

    private void initialize(Path fresh) throws IOException {
        run(
                "",
                binaries.program("initdb"),
                "--pgdata=" + fresh,
                "--username=postgres",
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    /** Uses the single-user mode: no server, no port, and the password is on no command line. */
    private void createDatabase(Path fresh, String password) throws IOException {
        String statements = "CREATE ROLE " + ROLE + " LOGIN CREATEROLE PASSWORD '" + password + "'\n"
                + "CREATE DATABASE " + DATABASE + " OWNER " + ROLE + "\n";
        run(
                statements,
                binaries.program("postgres"),
                "--single",
                "-c",
                "log_min_error_statement=panic",
                "-D",
                fresh.toString(),
                "postgres");
    }

    private void run(String input, String... command) throws IOException {
        PrivateFile.createIfAbsent(log());
        Process process = new ProcessBuilder(Rootless.command(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        process.getOutputStream().write(input.getBytes(UTF_8));
        process.getOutputStream().close();
        if (process.onExit().join().exitValue() != 0) {
            throw new StartFailedException("PostgreSQL's "
                    + Objects.requireNonNull(Path.of(command[0]).getFileName()) + " failed (log: " + log() + ")");
        }
    }

    private Path log() {
        return directory.resolve("create.log");
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }

    private static String randomPassword() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
