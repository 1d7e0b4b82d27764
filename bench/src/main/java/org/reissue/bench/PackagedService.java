package org.reissue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged service: as a jar, and as the image has it, extracted and with an AOT cache.
 *
 * @param java the JVM that runs it
 * @param jar the packaged jar
 * @param directory where the extracted one lies
 */
record PackagedService(Path java, Path jar, Path directory) {

    /** As many as train the image's cache. */
    private static final int JOURNEYS = 3_000;

    List<String> fromJar(String... options) {
        return command(List.of(), options, jar.toString());
    }

    /** With the options of the image's entry point, in {@link #directory()}. */
    List<String> asInTheImage(String... options) {
        return command(
                List.of(
                        "-XX:+UseParallelGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:AOTCache=reissue.aot",
                        "-Xlog:aot=error,aot+codecache+stubs=error"),
                options,
                "reissue.jar");
    }

    private List<String> command(List<String> usual, String[] options, String started) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(usual);
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", started));
        return command;
    }

    /**
     * Extracts the jar and makes the AOT cache by a training run, as the image's build does.
     *
     * @param throwaway an empty database, which the training fills
     * @param scale how many calls train the cache
     */
    void prepare(Database throwaway, Scale scale) throws IOException, InterruptedException {
        run(new ProcessBuilder(
                java.toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--application-filename",
                "reissue.jar",
                "--destination",
                directory.toString()));
        ProcessBuilder training = new ProcessBuilder(
                java.toString(),
                "-Dtraining.journeys=" + scale.count(JOURNEYS),
                "image/training/Training.java",
                directory.toString(),
                throwaway.url(),
                Cluster.USER);
        training.environment().put("JAVA_HOME", java.getParent().getParent().toString());
        training.environment().put("SERVER_PORT", String.valueOf(ServiceProcess.freePort()));
        run(training);
    }

    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("bench", ".log");
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(command.command() + " failed, see " + log);
        }
        Files.delete(log);
    }
}
