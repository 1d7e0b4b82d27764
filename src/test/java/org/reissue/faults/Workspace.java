package org.reissue.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

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
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
