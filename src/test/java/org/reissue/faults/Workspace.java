package org.reissue.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Where the suite keeps data directories and logs: {@code target/faults}. */
final class Workspace {

    private static final Path ROOT = Path.of("target/faults").toAbsolutePath();

    private Workspace() {}

    /** A directory, made if it is not there. */
    static Path directory(String name) {
        try {
            return Files.createDirectories(ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory without contents. */
    static Path emptyDirectory(String name) {
        delete(ROOT.resolve(name));
        return directory(name);
    }

    static Path log(String name) {
        return directory("logs").resolve(name + ".log");
    }

    static void delete(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
