package org.reissue.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.Tokens;
import org.springframework.test.util.TestSocketUtils;

/** One instance of the service: a process of the packaged jar, which a test kills and stops for a while. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration PROBE = Duration.ofSeconds(5);

    /** Quick to start; what the suite looks for does not depend on how well the code is compiled. */
    private static final List<String> JVM = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final String name;
    private final List<String> command;
    private final int port = TestSocketUtils.findAvailableTcpPort();
    private final Tokens tokens;
    private Process process;

    /**
     * @param name also the name of its connections to the database
     * @param started what is started, as arguments of the JVM
     * @param settings of the service
     */
    ServiceProcess(String name, List<String> started, Map<String, String> settings, Tokens tokens) {
        this.name = name;
        this.tokens = tokens;
        command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(started);
        command.add("--server.port=" + port);
        settings.forEach((setting, value) -> command.add("--" + setting + "=" + value));
    }

    /** Starts the process, and does not wait until it is ready. */
    void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(Workspace.log(name).toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    void awaitReady() {
        await(name + " is ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(name + " has ended, see " + Workspace.log(name));
                    }
                    return isReady();
                });
    }

    boolean isReady() {
        try {
            return process.isAlive()
                    && api().anonymous()
                                    .timeout(PROBE)
                                    .get("/actuator/health/readiness")
                                    .status()
                            == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Waits until the process has ended by itself. */
    void awaitEnd() {
        await(name + " has ended").atMost(START).until(() -> !process.isAlive());
    }

    /** Ends the process without its noticing. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops the process where it is. */
    void freeze() {
        Signals.send("STOP", process.pid());
    }

    /** Lets a stopped process go on as if nothing had happened. */
    void thaw() {
        Signals.send("CONT", process.pid());
    }

    /** Asks the process to end, as a rollout does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            kill();
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    Api api() {
        return Api.at(URI.create("http://127.0.0.1:" + port), tokens);
    }

    Client caller(String token) {
        return api().bearer(token);
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
