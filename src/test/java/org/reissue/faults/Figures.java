package org.reissue.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a run of the suite has measured: {@code target/faults/figures.md}. */
final class Figures {

    private static final Path FILE =
            Workspace.directory(".").resolve("figures.md").normalize();

    private Figures() {}

    /** Adds a line to the table of figures. */
    static synchronized void add(String fault, String format, Object... values) {
        String line = "| %s | %s |%n".formatted(fault, format.formatted(values));
        System.out.print(line);
        try {
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What callers were told while something was broken. */
    static void add(String fault, Platform platform) {
        add(
                fault,
                "commands %s; answers %s; %d events read",
                platform.calls().totals(),
                platform.calls().statuses(),
                platform.feed().events().size());
    }
}
