package org.reissue.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Copies the files of a PostgreSQL cluster, of which the server may drop some meanwhile. */
public final class DataCopy extends SimpleFileVisitor<Path> {

    /** Files of the running server, and settings that its copy does not share. */
    private static final Set<String> NOT_COPIED =
            Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "postgresql.auto.conf");

    private final Path from;
    private final Path to;
    private final boolean withLog;

    private DataCopy(Path from, Path to, boolean withLog) {
        this.from = from;
        this.to = to;
        this.withLog = withLog;
    }

    /**
     * Copies a running cluster between {@code pg_backup_start} and {@code pg_backup_stop}, without the write-ahead log,
     * which the standby gets from the primary.
     */
    public static void ofRunning(Path from, Path to) throws IOException {
        copy(new DataCopy(from, to, false));
    }

    /** Copies a cluster that was shut down. */
    static void ofStopped(Path from, Path to) throws IOException {
        copy(new DataCopy(from, to, true));
    }

    private static void copy(DataCopy copy) throws IOException {
        Files.walkFileTree(copy.from, copy);
        Files.setPosixFilePermissions(copy.to, PosixFilePermissions.fromString("rwx------"));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        Files.createDirectories(target(directory));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        boolean log = from.relativize(file).startsWith("pg_wal");
        if ((withLog || !log) && !NOT_COPIED.contains(file.getFileName().toString())) {
            try {
                Files.copy(file, target(file));
            } catch (NoSuchFileException dropped) {
                // meanwhile; the log that the standby replays says so
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private Path target(Path source) {
        return to.resolve(from.relativize(source).toString());
    }
}
