package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reissue.local.OrphanedPostgres.Identity;

/** Which processes are ended, and which must never be. */
class OrphanedPostgresTest {

    private static final Instant START = Instant.ofEpochSecond(1_795_448_931);

    @TempDir
    private Path data;

    private OrphanedPostgres postmaster;

    @BeforeEach
    void read() throws IOException {
        write(data, data);
        postmaster = OrphanedPostgres.of(data).orElseThrow();
    }

    @Test
    void theFileTellsTheServer() throws IOException {
        assertThat(postmaster).isEqualTo(new OrphanedPostgres(data, 4711, data, START));
        assertThat(OrphanedPostgres.of(data.resolve("empty"))).isEmpty();
    }

    @Test
    void aServerOfThisDirectoryIsTheOne() throws IOException {
        assertThat(postmaster.identify(process("/pg/bin/postgres", START, "-D", data.toString(), "-p", "5432")))
                .isEqualTo(Identity.THIS);
    }

    @Test
    void aServerOfAnotherDirectoryAndAnotherProgramAreNot() throws IOException {
        assertThat(postmaster.identify(process("/pg/bin/postgres", START, "-D", "/elsewhere")))
                .isEqualTo(Identity.ANOTHER);
        assertThat(postmaster.identify(process("/usr/bin/vi", START, data.toString())))
                .isEqualTo(Identity.ANOTHER);
    }

    @Test
    void aCopiedDirectoryDoesNotGiveAwayTheServerOfTheOriginal(@TempDir Path copy) throws IOException {
        write(copy, data);

        assertThat(OrphanedPostgres.of(copy)
                        .orElseThrow()
                        .identify(process("/pg/bin/postgres", START, "-D", data.toString())))
                .isEqualTo(Identity.ANOTHER);
    }

    @Test
    void aMovedDirectoryTakesItsServerAlong(@TempDir Path moved) throws IOException {
        Path before = data.resolve("gone");
        write(moved, before);

        assertThat(OrphanedPostgres.of(moved)
                        .orElseThrow()
                        .identify(process("/pg/bin/postgres", START, "-D", before.toString())))
                .isEqualTo(Identity.THIS);
    }

    @Test
    void withoutArgumentsTheTimeOfTheStartDecides() throws IOException {
        assertThat(postmaster.identify(process("/pg/bin/postgres.exe", START.plusMillis(900))))
                .isEqualTo(Identity.THIS);
        assertThat(postmaster.identify(process("/pg/bin/postgres.exe", START.plus(Duration.ofHours(1)))))
                .isEqualTo(Identity.UNKNOWN);
    }

    @Test
    void nothingIsConcludedFromAProcessThatShowsNothing() throws IOException {
        assertThat(postmaster.identify(process(null, START))).isEqualTo(Identity.UNKNOWN);
    }

    private static void write(Path directory, Path serves) throws IOException {
        List<String> lines = List.of("4711", serves.toString(), Long.toString(START.getEpochSecond()), "5432");
        Files.write(directory.resolve("postmaster.pid"), lines);
    }

    private static ProcessHandle.Info process(String command, Instant start, String... arguments) {
        return new Process(Optional.ofNullable(command), start, arguments);
    }

    private record Process(Optional<String> command, Instant start, String[] given) implements ProcessHandle.Info {

        @Override
        public Optional<String> commandLine() {
            return Optional.empty();
        }

        @Override
        public Optional<String[]> arguments() {
            return given.length == 0 ? Optional.empty() : Optional.of(given);
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.of(start);
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }
    }
}
