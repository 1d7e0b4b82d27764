package org.reissue.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The programs of the embedded PostgreSQL, unpacked once, to be run as processes of the suite's own. */
final class PostgresBinaries {

    private static final Path UNPACKED = Workspace.directory("postgresql");
    private static final Path DIRECTORY = unpack();

    private PostgresBinaries() {}

    /** How to start one of {@code initdb}, {@code pg_ctl}, {@code postgres}. PostgreSQL refuses to run as root. */
    static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(DIRECTORY.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a program to its end. */
    static void run(Path log, String program, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(program + " failed, see " + log);
        }
    }

    /** A server of the library's own unpacks them when it starts. */
    private static Path unpack() {
        try {
            EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(UNPACKED.toFile())
                    .start()
                    .close();
            try (Stream<Path> unpacked = Files.list(UNPACKED)) {
                return unpacked.filter(path -> Files.exists(path.resolve("bin/postgres")))
                        .findFirst()
                        .orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
