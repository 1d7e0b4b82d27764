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

/** Which processes may be terminated, and which must not. */
class OrphanedPostgresTest {

    private static final Instant START = Instant.ofEpochSecond(1_795_448_931);

    @TempDir
    private Path data;

    private OrphanedPostgres server;

    @BeforeEach
    void read() throws IOException {
        write(data, data);
        server = OrphanedPostgres.find(data).orElseThrow();
    }

    @Test
    void the_file_names_the_server() throws IOException {
        assertThat(server).isEqualTo(new OrphanedPostgres(data, 4711, data, START));
        assertThat(OrphanedPostgres.find(data.resolve("empty"))).isEmpty();
    }

    @Test
    void a_server_of_this_directory_is_identified() throws IOException {
        assertThat(server.identify(process("/pg/bin/postgres", START, "-D", data.toString(), "-p", "5432")))
                .isEqualTo(Identity.THIS);
    }

    @Test
    void a_server_of_another_directory_and_another_program_are_not() throws IOException {
        assertThat(server.identify(process("/pg/bin/postgres", START, "-D", "/elsewhere")))
                .isEqualTo(Identity.ANOTHER);
        assertThat(server.identify(process("/usr/bin/vi", START, data.toString())))
                .isEqualTo(Identity.ANOTHER);
    }

    @Test
    void the_server_of_the_original_directory_is_not_that_of_a_copy(@TempDir Path copy) throws IOException {
        write(copy, data);

        assertThat(OrphanedPostgres.find(copy)
                        .orElseThrow()
                        .identify(process("/pg/bin/postgres", START, "-D", data.toString())))
                .isEqualTo(Identity.ANOTHER);
    }

    @Test
    void the_server_of_a_moved_directory_is_identified(@TempDir Path moved) throws IOException {
        Path before = data.resolve("gone");
        write(moved, before);

        assertThat(OrphanedPostgres.find(moved)
                        .orElseThrow()
                        .identify(process("/pg/bin/postgres", START, "-D", before.toString())))
                .isEqualTo(Identity.THIS);
    }

    @Test
    void without_arguments_the_start_time_decides() throws IOException {
        assertThat(server.identify(process("/pg/bin/postgres.exe", START.plusMillis(900))))
                .isEqualTo(Identity.THIS);
        assertThat(server.identify(process("/pg/bin/postgres.exe", START.plus(Duration.ofHours(1)))))
                .isEqualTo(Identity.UNKNOWN);
    }

    @Test
    void a_process_that_hides_its_program_is_unknown() throws IOException {
        assertThat(server.identify(process(null, START))).isEqualTo(Identity.UNKNOWN);
    }

    private static void write(Path directory, Path servedData) throws IOException {
        List<String> lines = List.of("4711", servedData.toString(), Long.toString(START.getEpochSecond()), "5432");
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
