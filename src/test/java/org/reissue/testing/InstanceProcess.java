package org.reissue.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reissue.ReissueApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.test.util.TestSocketUtils;

/** Another instance of the service in a process of its own, which a test can stop and let go on. */
public final class InstanceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final Process process;

    private InstanceProcess(Process process) {
        this.process = process;
    }

    /** @param settings as {@code name=value} */
    public static InstanceProcess started(String... settings) throws IOException {
        int port = TestSocketUtils.findAvailableTcpPort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1", // it starts sooner, and does little afterwards
                "-cp",
                System.getProperty("java.class.path"),
                InstanceProcess.class.getName(),
                "--server.port=" + port));
        for (String setting : settings) {
            command.add("--" + setting);
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(new File("target/instance-" + port + ".log")))
                .start();
        Client client =
                Api.at(URI.create("http://localhost:" + port), new Tokens()).anonymous();
        await().atMost(START)
                .ignoreExceptions()
                .until(() -> client.get("/actuator/health").status() == 200);
        return new InstanceProcess(process);
    }

    public static void main(String[] arguments) throws IOException {
        new SpringApplicationBuilder(ReissueApplication.class, TestSupport.class)
                .profiles("test")
                .run(arguments);
        System.in.read(); // until the parent ends, should it fail to kill this process
        System.exit(0);
    }

    /** Stops the whole JVM in whatever it is doing. */
    public void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets the JVM go on as if nothing had happened. */
    public void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void signal(String name) throws IOException, InterruptedException {
        int result = new ProcessBuilder("kill", name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (result != 0) {
            throw new IOException("kill " + name + " failed");
        }
    }
}
