package org.reissue.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a data directory's {@code postmaster.pid} names. It outlives a service that was killed, and while it
 * lives no other server starts on its data.
 *
 * @param data the data directory
 * @param pid its process id: the file's first line
 * @param serves the data directory as it was called then: the file's second line
 * @param startedAt when it started: the file's third line
 */
record OrphanedPostgres(Path data, long pid, Path serves, Instant startedAt) {

    private static final Logger log = LoggerFactory.getLogger(OrphanedPostgres.class);
    private static final int LOOKS = 400;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** The server named in the directory, if any is; whether it still lives is another question. */
    static Optional<OrphanedPostgres> of(Path data) throws IOException {
        if (!Files.exists(file(data))) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file(data));
        return Optional.of(new OrphanedPostgres(
                data,
                Long.parseLong(lines.get(0).strip()),
                Path.of(lines.get(1).strip()),
                Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
    }

    /**
     * Clears the way for a new server: ends this one if it still lives. To be called by the holder of the
     * {@link DirectoryLock} only: whoever started the server is gone then.
     *
     * @throws LocalDatabaseException when it does not end
     */
    void makeWay() throws IOException {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null) {
            return; // PostgreSQL itself sees that the file is stale
        }
        switch (identify(process.info())) {
            case THIS -> end(process);
            // PostgreSQL would take whoever has the process id now for the server, and refuse to start
            case ANOTHER -> Files.deleteIfExists(file(data));
            case UNKNOWN -> log.debug("Process {} may be the server of {}", pid, data);
        }
    }

    /**
     * Whether a process is this server. Process ids are used again, and directories are copied with all that is in
     * them: another program that has the process id must not be harmed, nor a server at work on the original.
     */
    Identity identify(ProcessHandle.Info info) throws IOException {
        if (info.command().isEmpty()) {
            return Identity.UNKNOWN;
        }
        boolean postgres =
                Path.of(info.command().get()).getFileName().toString().startsWith("postgres");
        boolean copied = Files.exists(serves) && !Files.isSameFile(serves, data);
        if (!postgres || copied) {
            return Identity.ANOTHER;
        }
        if (info.arguments().isPresent()) {
            boolean same = Arrays.asList(info.arguments().get()).contains(serves.toString());
            return same ? Identity.THIS : Identity.ANOTHER;
        }
        // where the system does not tell the arguments (Windows), the time of the start tells servers apart
        boolean then = info.startInstant().filter(this::startedThen).isPresent();
        return then ? Identity.THIS : Identity.UNKNOWN;
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    private boolean startedThen(Instant start) {
        return Duration.between(startedAt, start).abs().compareTo(Duration.ofMinutes(1)) < 0;
    }

    private void end(ProcessHandle process) {
        log.info("Ending the embedded PostgreSQL (process {}) that an earlier run left behind", pid);
        process.destroy();
        try {
            // its last act is to delete the file; the process itself may stay in the system's table a good while longer
            for (int looks = 0; looks < LOOKS && Files.exists(file(data)) && process.isAlive(); looks++) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(file(data)) && process.isAlive()) {
            throw new LocalDatabaseException(
                    "The PostgreSQL that an earlier run left behind in %s (process %d) does not end."
                            .formatted(data, pid),
                    "End process %d by hand and start again.".formatted(pid));
        }
    }

    /** What a process turned out to be. */
    enum Identity {
        THIS,
        ANOTHER,
        UNKNOWN
    }
}
