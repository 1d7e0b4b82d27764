package org.reissue.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reissue.RefusedStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that {@code postmaster.pid} in a data directory names. The server outlives a service that was
 * killed, and while it runs no other server starts on its data.
 *
 * @param pid the server's process id: the first line of the file
 * @param servedData the data directory as the server was given it: the second line
 * @param startedAt when the server started: the third line
 */
record OrphanedPostgres(Path data, long pid, Path servedData, Instant startedAt) {

    private static final Logger log = LoggerFactory.getLogger(OrphanedPostgres.class);
    private static final int MAX_POLLS = 400;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    /** The server that the directory names, whether or not it still runs. */
    static Optional<OrphanedPostgres> find(Path data) throws IOException {
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
     * Terminates the server if it still runs, so that another one can start. To be called by the holder of the
     * {@link DirectoryLock} only, since then the service that started the server has ended.
     *
     * @throws RefusedStartException when the server does not end
     */
    void terminate() throws IOException {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null) {
            return; // PostgreSQL notices by itself that the file is stale
        }
        switch (identify(process.info())) {
            case THIS -> end(process);
            // PostgreSQL would mistake the process that has the id now for a server, and refuse to start
            case ANOTHER -> Files.deleteIfExists(file(data));
            case UNKNOWN -> log.debug("Process {} may be the server of {}", pid, data);
        }
    }

    /**
     * Whether a process is this server. Process ids are reused, and data directories are copied with their files:
     * neither another program with the process id nor the server of the original directory may be terminated.
     */
    Identity identify(ProcessHandle.Info info) throws IOException {
        if (info.command().isEmpty()) {
            return Identity.UNKNOWN;
        }
        boolean postgres =
                Path.of(info.command().get()).getFileName().toString().startsWith("postgres");
        boolean copied = Files.exists(servedData) && !Files.isSameFile(servedData, data);
        if (!postgres || copied) {
            return Identity.ANOTHER;
        }
        if (info.arguments().isPresent()) {
            boolean same = Arrays.asList(info.arguments().get()).contains(servedData.toString());
            return same ? Identity.THIS : Identity.ANOTHER;
        }
        // where the system hides the arguments (Windows), the start time identifies the server
        boolean sameStart = info.startInstant().filter(this::isStart).isPresent();
        return sameStart ? Identity.THIS : Identity.UNKNOWN;
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    private boolean isStart(Instant start) {
        return Duration.between(startedAt, start).abs().compareTo(Duration.ofMinutes(1)) < 0;
    }

    private void end(ProcessHandle process) {
        log.info("Terminating the embedded PostgreSQL (process {}) that an earlier run left behind", pid);
        process.destroy();
        try {
            // the server deletes the file last; its process may stay in the system's process table for longer
            for (int polls = 0; polls < MAX_POLLS && Files.exists(file(data)) && process.isAlive(); polls++) {
                Thread.sleep(POLL_INTERVAL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(file(data)) && process.isAlive()) {
            throw new RefusedStartException(
                    "The PostgreSQL that an earlier run left behind in %s (process %d) does not terminate."
                            .formatted(data, pid),
                    "Terminate process %d by hand and start again.".formatted(pid));
        }
    }

    enum Identity {
        THIS,
        ANOTHER,
        UNKNOWN
    }
}
