import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service as the image does, calls it as its users do, and keeps what the JVM learned in {@code reissue.aot}
 * beside the jar (decision 0095):
 *
 * <pre>java image/training/Training.java DIRECTORY JDBC_URL USER [PASSWORD]</pre>
 *
 * <p>The directory holds the extracted jar ({@code java -Djarmode=tools -jar ... extract --application-filename
 * reissue.jar}). The database must be empty and is thrown away afterwards: the training fills it with orders and cases.
 * {@code JAVA_HOME} names the JVM (25 or newer) that the service will run on: the cache serves only that JVM and those
 * jars, in any directory. {@code SERVER_PORT} and {@code MANAGEMENT_SERVER_PORT} are the service's ports, 8080 and 8081
 * by default. {@code -Dtraining.journeys} is the number of journeys, see {@link Journeys}. Exits with 1 when no cache
 * was written.
 */
final class Training {

    private Training() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Path cache = directory.resolve("reissue.aot");
        Files.deleteIfExists(cache);
        String port = Optional.ofNullable(System.getenv("SERVER_PORT")).orElse("8080");
        String managementPort =
                Optional.ofNullable(System.getenv("MANAGEMENT_SERVER_PORT")).orElse("8081");
        try (TokenIssuer issuer = new TokenIssuer()) {
            Process service = start(directory, port, managementPort, issuer, arguments);
            try {
                ApiClient api = new ApiClient("http://127.0.0.1:" + port, "http://127.0.0.1:" + managementPort);
                awaitReadiness(api, service);
                new Journeys(api, issuer).run();
            } catch (Exception failure) {
                service.destroyForcibly(); // no cache is better than one of half a training
                throw failure;
            }
            service.destroy(); // the JVM writes the cache when the service ends
            service.waitFor();
        }
        if (Files.notExists(cache)) {
            throw new IllegalStateException("The JVM wrote no cache");
        }
    }

    private static Process start(
            Path directory, String port, String managementPort, TokenIssuer issuer, String[] arguments)
            throws IOException {
        String home = Optional.ofNullable(System.getenv("JAVA_HOME")).orElse(System.getProperty("java.home"));
        // G1, since no other collector can keep objects in the cache; the cache may then be used with any collector.
        // The object headers must be the same at the later start (decision 0090)
        String java = Path.of(home, "bin", "java").toString();
        ProcessBuilder service = new ProcessBuilder(
                java,
                "-XX:+UseG1GC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:AOTCacheOutput=reissue.aot",
                "-jar",
                "reissue.jar");
        Map<String, String> environment = service.environment();
        environment.put("SERVER_PORT", port);
        environment.put("MANAGEMENT_SERVER_PORT", managementPort);
        environment.put("SPRING_DATASOURCE_URL", arguments[1]);
        environment.put("SPRING_DATASOURCE_USERNAME", arguments[2]);
        environment.put("SPRING_DATASOURCE_PASSWORD", arguments.length > 3 ? arguments[3] : "");
        environment.keySet().removeIf(name -> name.startsWith("SPRING_SECURITY_OAUTH2_RESOURCESERVER"));
        environment.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI", issuer.jwkSetUri());
        environment.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", TokenIssuer.ISSUER);
        environment.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES", TokenIssuer.AUDIENCE);
        // the journeys of training come faster than people's
        for (String scope : List.of("BUYER", "MERCHANT", "OPS", "SYSTEM", "ANONYMOUS")) {
            environment.put("REISSUE_LIMITS_" + scope + "_PERSECOND", "1000000");
        }
        environment.put("REISSUE_LIMITS_APPLY_PERMINUTE", "1000000");
        environment.put("REISSUE_CONSOLE_ENABLED", "true"); // else the cache would know nothing of pages
        environment.keySet().removeIf(name -> name.startsWith("REISSUE_PRIVACY"));
        environment.put("REISSUE_PRIVACY_KEYSET", keyset(java, directory));
        return service.directory(directory.toFile()).inheritIO().start();
    }

    /** A keyset for data that is thrown away. */
    private static String keyset(String java, Path directory) throws IOException {
        Process command = new ProcessBuilder(java, "-jar", "reissue.jar", "keyset", "create")
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void awaitReadiness(ApiClient api, Process service) throws InterruptedException {
        while (!api.isReady()) {
            if (!service.isAlive()) {
                throw new IllegalStateException("The service did not start");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
