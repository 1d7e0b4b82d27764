package org.reissue.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.reissue.RefusedStartException;

/**
 * A lock that reserves a directory for one process. The operating system releases it when the process ends, however it
 * ends. So a server that runs in the directory of a lock just acquired is an orphan.
 */
class DirectoryLock implements AutoCloseable {

    /** Far behind the text: where a lock forbids reading (Windows), others can still read which process holds it. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Acquires the lock, creating the directory where needed.
     *
     * @throws RefusedStartException when another process holds it, or the directory cannot be written
     */
    static DirectoryLock acquire(Path directory) {
        Path path = directory.resolve("lock");
        try {
            Files.createDirectories(directory);
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!lock(file)) {
                file.close();
                throw alreadyRunning(directory, Files.readString(path));
            }
            file.truncate(0).write(ByteBuffer.wrap(self().getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(file);
        } catch (IOException e) {
            throw new RefusedStartException(
                    "The directory of the embedded PostgreSQL cannot be used: " + e,
                    "Make %s writable, or set reissue.local.data-directory to another directory.".formatted(directory),
                    e);
        }
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            return file.tryLock(POSITION, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process holds it already
        }
    }

    private static String self() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static RefusedStartException alreadyRunning(Path directory, String holder) {
        return new RefusedStartException(
                "The service is running already: process %s uses the embedded PostgreSQL in %s."
                        .formatted(holder, directory),
                "Stop that process first. To run several instances, give each its own directory (reissue.local.data-directory),"
                        + " or let them share a database (SPRING_DATASOURCE_URL).");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
