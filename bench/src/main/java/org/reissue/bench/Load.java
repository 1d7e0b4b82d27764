package org.reissue.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of one kind of work as some connections can do: over HTTP with wrk, or in SQL with pgbench.
 *
 * @param kind what is done
 * @param connections how many at once
 * @param seconds for how long
 * @param numbers which cases or orders may be used up
 */
record Load(CallKind kind, int connections, int seconds, Numbers numbers) {

    private static final Pattern WRK = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) ");
    private static final Pattern FAILED = Pattern.compile("failed transactions: ([1-9]\\d*)");

    /** Case or order numbers that nobody has used yet. */
    record Numbers(long first, long count) {

        long last() {
            return first + count - 1;
        }
    }

    /**
     * What was done over HTTP.
     *
     * @param count how many
     * @param perSecond how many per second
     * @param medianMillis how long one took
     * @param p99Millis how long one in a hundred took at least
     */
    record Done(long count, double perSecond, double medianMillis, double p99Millis) {}

    /** Two threads suffice for two cores; each counts through its share of the numbers. */
    private int threads() {
        return Math.min(2, connections);
    }

    Done overHttp(String url, Path tokens, Path script) throws IOException, InterruptedException {
        String output = run(List.of(
                "wrk",
                "-t" + threads(),
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                url,
                "--",
                kind.script(),
                String.valueOf(numbers.first()),
                String.valueOf(numbers.count() / threads()),
                tokens.toString()));
        Matcher result = WRK.matcher(output);
        if (!result.find() || !result.group(3).equals("0")) {
            throw new IllegalStateException("LoadRunner of " + kind + " were refused or lost:\n" + output);
        }
        long count = Long.parseLong(result.group(1));
        return new Done(
                count,
                count / (Double.parseDouble(result.group(2)) / 1e6),
                Double.parseDouble(result.group(4)) / 1e3,
                Double.parseDouble(result.group(5)) / 1e3);
    }

    /** @return how many per second */
    double inSql(Database database, Path directory) throws IOException, InterruptedException {
        Path script = directory.resolve(kind.script() + ".sql");
        Files.writeString(script, Database.text("pgbench/" + kind.script() + ".sql"));
        String output = run(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + connections,
                "--jobs=" + threads(),
                "--time=" + seconds,
                "--define=first=" + numbers.first(),
                "--define=each=" + numbers.count() / connections,
                "--define=seq=-1",
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + Cluster.USER,
                database.name()));
        Matcher tps = TPS.matcher(output);
        if (!tps.find() || FAILED.matcher(output).find()) {
            throw new IllegalStateException("pgbench could not " + kind + ":\n" + output);
        }
        return Double.parseDouble(tps.group(1));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
        }
        return output;
    }
}
