package org.reissue.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose connection it is that arrives from a port of this machine, as Linux tells. */
final class Sockets {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private Sockets() {}

    static Optional<ServiceProcess> ownerOf(int port, List<ServiceProcess> instances) {
        String local = ":%04X".formatted(port);
        List<String> sockets = TABLES.stream()
                .flatMap(table -> lines(table).stream())
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 9 && columns[1].endsWith(local))
                .map(columns -> "socket:[" + columns[9] + "]")
                .toList();
        return instances.stream()
                .filter(instance -> hasOneOf(sockets, instance))
                .findFirst();
    }

    private static boolean hasOneOf(List<String> sockets, ServiceProcess instance) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + instance.pid() + "/fd"))) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException ended) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
