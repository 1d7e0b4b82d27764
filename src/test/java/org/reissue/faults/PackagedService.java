package org.reissue.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The jar that this build has packaged, extracted by its own {@code jarmode} as in the image, and with an archive of
 * loaded classes that makes the many starts of this suite quick.
 */
final class PackagedService {

    private static final Path JAR = packagedJar();
    /** By content: a jar's time is that of its commit. */
    private static final Path DIRECTORY = Workspace.directory("service-" + checksum(JAR));

    private static final Path EXTRACTED = DIRECTORY.resolve("reissue.jar");
    private static final Path ARCHIVE = DIRECTORY.resolve("classes.jsa");
    private static final String MAIN = "org.reissue.ReissueApplication";

    private PackagedService() {}

    /** How to start it, as arguments of the JVM. */
    static List<String> started() {
        return startedWith(List.of());
    }

    /** How to start it with more on the class path, behind what the jar has. */
    static List<String> startedWith(List<Path> classes) {
        extract();
        StringBuilder path = new StringBuilder(EXTRACTED.toString());
        classes.forEach(directory -> path.append(':').append(directory));
        List<String> arguments = new ArrayList<>();
        if (Files.exists(ARCHIVE)) {
            arguments.add("-XX:SharedArchiveFile=" + ARCHIVE);
        }
        arguments.addAll(List.of("-cp", path.toString(), MAIN));
        return arguments;
    }

    /** How to start it so that it ends at once and leaves the archive behind; empty if that is there already. */
    static List<String> training() {
        extract();
        return Files.exists(ARCHIVE)
                ? List.of()
                : List.of(
                        "-XX:ArchiveClassesAtExit=" + ARCHIVE,
                        "-Dspring.context.exit=onRefresh",
                        "-cp",
                        EXTRACTED.toString(),
                        MAIN);
    }

    private static synchronized void extract() {
        if (Files.exists(EXTRACTED)) {
            return;
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--force",
                "--application-filename",
                EXTRACTED.getFileName().toString(),
                "--destination",
                DIRECTORY.toString());
        try {
            int result = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (result != 0) {
                throw new IllegalStateException(JAR + " cannot be extracted");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String checksum(Path file) {
        CRC32C checksum = new CRC32C();
        try {
            checksum.update(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(checksum.getValue());
    }

    private static Path packagedJar() {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("reissue-.*\\.jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalStateException("No packaged jar: run ./mvnw verify -Pfaults"))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
