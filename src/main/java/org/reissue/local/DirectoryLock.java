package org.reissue.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a directory to one process. The operating system lifts the lock with the process, however that ends; so who
 * holds it may take any server still running there for an orphan.
 */
class DirectoryLock implements AutoCloseable {

    /** Far behind the text, so that where a lock forbids reading (Windows) others can still read who holds it. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes the lock, creating the directory where needed.
     *
     * @throws LocalDatabaseException when another process holds it, or the directory cannot be written
     */
    static DirectoryLock take(Path directory) {
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
            throw new LocalDatabaseException(
                    "The directory of the embedded PostgreSQL cannot be used: " + e,
                    "Make %s writable, or set reissue.local.data-directory to another directory.".formatted(directory),
                    e);
        }
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            return file.tryLock(POSITION, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static String self() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static LocalDatabaseException alreadyRunning(Path directory, String holder) {
        return new LocalDatabaseException(
                "One is running already: process %s uses the embedded PostgreSQL in %s.".formatted(holder, directory),
                "Stop it first. To run several at once, give each a directory of its own (reissue.local.data-directory),"
                        + " or let all share a database (SPRING_DATASOURCE_URL).");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
