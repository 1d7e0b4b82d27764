package org.reissue.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The jar of an earlier version, packaged once from the history of this repository. */
final class EarlierVersion {

    /** The last commit whose schema ends with V18. */
    private static final String COMMIT = "fe1f52d";

    private static final Path DIRECTORY = Workspace.directory("earlier-" + COMMIT);

    private EarlierVersion() {}

    /** Empty where the history is not to be had. */
    static Optional<Path> jar() throws IOException, InterruptedException {
        if (packaged().isEmpty()) {
            Path archive = DIRECTORY.resolve("source.tar");
            boolean known = run(Path.of("."), 1, "git", "archive", "--output=" + archive, COMMIT);
            if (!known || !run(DIRECTORY, 1, "tar", "xf", archive.toString())) {
                return Optional.empty();
            }
            if (!run(DIRECTORY, 6, "./mvnw", "-q", "package", "-Dmaven.test.skip=true")) {
                throw new IllegalStateException("Cannot package " + COMMIT + ", see " + Workspace.log("earlier"));
            }
        }
        return packaged();
    }

    private static Optional<Path> packaged() throws IOException {
        Path target = DIRECTORY.resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> built = Files.list(target)) {
            return built.filter(file -> file.toString().endsWith(".jar")).findFirst();
        }
    }

    private static boolean run(Path directory, int minutes, String... command)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Workspace.log("earlier").toFile()))
                .start();
        return process.waitFor(minutes, TimeUnit.MINUTES) && process.exitValue() == 0;
    }
}
