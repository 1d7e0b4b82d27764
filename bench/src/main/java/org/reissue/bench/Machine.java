package org.reissue.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the figures were measured on.
 *
 * @param commit the service's
 * @param text one line for each thing worth knowing
 */
record Machine(String commit, String text) {

    static Machine describe(BenchContext bench) throws IOException, InterruptedException {
        List<String> lines = List.of(
                "- processor: %d × %s".formatted(Runtime.getRuntime().availableProcessors(), processor()),
                "- memory: "
                        + firstLine(Files.readString(Path.of("/proc/meminfo"))).replaceAll("\\s+", " "),
                "- system: " + output("uname", "-sr"),
                "- service: " + output(bench.app().java().toString(), "--version"),
                "- PostgreSQL " + bench.cluster().version() + ": "
                        + bench.cluster().settings(),
                "- pgbench: " + output("pgbench", "--version"),
                "- wrk: " + output("wrk", "-v"),
                "- properties of the service: " + (bench.properties().isEmpty() ? "its defaults" : bench.properties())
                        + ", and limits of calls that no load reaches");
        return new Machine(
                "commit " + output("git", "rev-parse", "--short", "HEAD") + changes(), String.join("\n", lines) + "\n");
    }

    /** Whether the service or the benchmark differ from the commit. */
    private static String changes() throws IOException, InterruptedException {
        return output("git", "status", "--porcelain", "--untracked-files=no", "--", "src", "bench", "image", "pom.xml")
                        .isEmpty()
                ? ""
                : " with changes";
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(); // wrk tells its version and fails
        return firstLine(output);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
