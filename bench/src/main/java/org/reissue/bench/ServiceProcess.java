package org.reissue.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service as it is deployed: a process of its own, from the packaged jar. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final double secondsToHealthy;

    private ServiceProcess(Process process, int port, double secondsToHealthy) {
        this.process = process;
        this.port = port;
        this.secondsToHealthy = secondsToHealthy;
    }

    /**
     * Starts it and waits until it says that it is healthy.
     *
     * @param command how to start the JVM: java, its options, the jar
     * @param directory where to start it
     * @param settings properties of the service, on top of the database and the key to check tokens with
     */
    static ServiceProcess start(
            List<String> command,
            Path directory,
            Database database,
            Tokens tokens,
            Path logs,
            Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> whole = new ArrayList<>(command);
        whole.add("--server.port=" + port);
        whole.add("--spring.datasource.url=" + database.url());
        whole.add("--spring.datasource.username=" + Cluster.USER);
        whole.add("--spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + tokens.publicKey());
        whole.add("--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + Tokens.ISSUER);
        whole.add("--spring.security.oauth2.resourceserver.jwt.audiences=" + Tokens.AUDIENCE);
        // one caller of the load makes as many calls as it can
        for (String scope : List.of("buyer", "merchant", "ops", "system")) {
            whole.add("--reissue.limits." + scope + ".per-second=1000000");
        }
        whole.add("--reissue.limits.apply.per-minute=1000000");
        whole.add("--reissue.privacy.keyset=" + Receivers.keyset());
        settings.forEach((name, value) -> whole.add("--" + name + "=" + value));
        Path log = logs.resolve(database.name() + ".log");
        long started = System.nanoTime();
        Process process = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        while (!isHealthy(port)) {
            if (!process.isAlive() || System.nanoTime() - started > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException("The service did not start, see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return new ServiceProcess(process, port, (System.nanoTime() - started) / 1e9);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    double secondsToHealthy() {
        return secondsToHealthy;
    }

    /** Stops the process where it is, without its noticing. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor()
                != 0) {
            throw new IllegalStateException("The service has ended");
        }
    }

    /** The processor time that the process took so far. */
    double processorSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /** Ends the process at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    /** What the process holds in memory now, and the most it ever held, in MiB. */
    double residentMiB() throws IOException {
        return memory("VmRSS:");
    }

    double peakResidentMiB() throws IOException {
        return memory("VmHWM:");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private double memory(String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    private static boolean isHealthy(int port) throws InterruptedException {
        try {
            HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
