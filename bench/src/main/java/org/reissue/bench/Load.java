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
 * @param kind the kind of work
 * @param connections how many at once
 * @param seconds for how long
 * @param numbers the cases or orders to use up
 */
record Load(CallKind kind, int connections, int seconds, Numbers numbers) {

    private static final Pattern WRK = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");
    private static final Pattern RAN_OUT = Pattern.compile("RAN OUT OF NUMBERS");
    private static final Pattern EXECUTED = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) ");
    private static final Pattern FAILED = Pattern.compile("failed transactions: ([1-9]\\d*)");

    /** Case or order numbers that no load has used yet. */
    record Numbers(long first, long count) {

        long last() {
            return first + count - 1;
        }
    }

    /** How pgbench does the work. */
    enum Script {
        /** As a program without a mapping would: one statement after the other, in a transaction. */
        STATEMENTS(""),
        /** Everything in one statement: one round trip, decided in the database. */
        ONE_STATEMENT("-one-statement");

        private final String suffix;

        Script(String suffix) {
            this.suffix = suffix;
        }
    }

    /**
     * What was done over HTTP.
     *
     * @param count the number of successful responses
     * @param perSecond how many per second
     * @param medianMillis the median latency
     * @param p99Millis the latency that one call in a hundred exceeded
     */
    record Answered(long count, double perSecond, double medianMillis, double p99Millis) {}

    /**
     * What was done in SQL.
     *
     * @param count the number of transactions
     * @param perSecond how many per second
     */
    record Executed(long count, double perSecond) {}

    /** Two threads suffice for two cores; each counts through its share of the numbers. */
    private int threads() {
        return Math.min(2, connections);
    }

    /** @throws IllegalStateException when a call failed, or the numbers were used up */
    Answered overHttp(String url, Path tokens, Path script) throws IOException, InterruptedException {
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
        if (!result.find()
                || !result.group(3).equals("0")
                || RAN_OUT.matcher(output).find()) {
            throw new IllegalStateException("Calls of " + kind + " failed:\n" + output);
        }
        long count = Long.parseLong(result.group(1));
        return new Answered(
                count,
                count / (Double.parseDouble(result.group(2)) / 1e6),
                Double.parseDouble(result.group(4)) / 1e3,
                Double.parseDouble(result.group(5)) / 1e3);
    }

    /** @throws IllegalStateException when a transaction failed, or the numbers were used up */
    Executed inSql(Script form, Database database, Path directory) throws IOException, InterruptedException {
        String name = kind.script() + form.suffix + ".sql";
        Path script = directory.resolve(name);
        Files.writeString(script, Database.text("pgbench/" + name));
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
        Matcher executed = EXECUTED.matcher(output);
        Matcher tps = TPS.matcher(output);
        if (!executed.find() || !tps.find() || FAILED.matcher(output).find()) {
            throw new IllegalStateException("pgbench could not " + kind + ":\n" + output);
        }
        return new Executed(Long.parseLong(executed.group(1)), Double.parseDouble(tps.group(1)));
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
