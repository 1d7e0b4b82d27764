import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts the service once as it will be started, calls it as its users will, and keeps what the JVM learned in
 * {@code reissue.aot} beside the jar (docs/decisions/0095):
 *
 * <pre>java start/Training.java DIRECTORY JDBC_URL USER [PASSWORD]</pre>
 *
 * <p>The directory is where {@code java -Djarmode=tools -jar ... extract --application-filename reissue.jar} put it. The
 * database must be empty, and is thrown away after that: it is filled with orders and cases. {@code JAVA_HOME} names the
 * JVM (25 or newer) that the service will run on; the cache serves that very JVM and those very jars, at that place or
 * another. Ends with 1 when no cache was written.
 */
final class Training {

    /** About a minute of calls: enough for what is called often to be compiled with what it met there. */
    private static final int JOURNEYS = 3_000;

    /** People look more often than they act. */
    private static final int LOOKS = 4;

    private static final int WORKERS = 4;

    /** More than a page, so that lists are full. */
    private static final int UNDECIDED = 25;

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Issuer issuer;
    private final String url;

    private Training(Issuer issuer, String url) {
        this.issuer = issuer;
        this.url = url;
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Path cache = directory.resolve("reissue.aot");
        Files.deleteIfExists(cache);
        String port = Optional.ofNullable(System.getenv("SERVER_PORT")).orElse("8080");
        try (Issuer issuer = new Issuer()) {
            Process service = start(directory, port, issuer, arguments);
            try {
                new Training(issuer, "http://127.0.0.1:" + port).train(service);
            } catch (Exception failure) {
                service.destroyForcibly(); // no cache is better than half a training
                throw failure;
            }
            service.destroy(); // the cache is written when the service ends
            service.waitFor();
        }
        if (Files.notExists(cache)) {
            throw new IllegalStateException("The JVM wrote no cache");
        }
    }

    private static Process start(Path directory, String port, Issuer issuer, String[] arguments) throws IOException {
        // G1, since no other collector can keep objects in the cache; it may then be used with any. The object headers
        // must be those of the later start (decision 0090)
        ProcessBuilder service = new ProcessBuilder(
                Path.of(Optional.ofNullable(System.getenv("JAVA_HOME")).orElse(System.getProperty("java.home")), "bin", "java")
                        .toString(),
                "-XX:+UseG1GC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:AOTCacheOutput=reissue.aot",
                "-jar",
                "reissue.jar");
        Map<String, String> environment = service.environment();
        environment.put("SERVER_PORT", port);
        environment.put("SPRING_DATASOURCE_URL", arguments[1]);
        environment.put("SPRING_DATASOURCE_USERNAME", arguments[2]);
        environment.put("SPRING_DATASOURCE_PASSWORD", arguments.length > 3 ? arguments[3] : "");
        environment.keySet().removeIf(name -> name.startsWith("SPRING_SECURITY_OAUTH2_RESOURCESERVER"));
        environment.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI", issuer.keys());
        return service.directory(directory.toFile()).inheritIO().start();
    }

    private void train(Process service) throws Exception {
        while (!isReady()) {
            if (!service.isAlive()) {
                throw new IllegalStateException("The service did not start");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        String events = call(200, "GET", "system/events?limit=1", issuer.token("system", "training", null), null);
        if (ID.matcher(events).find()) {
            throw new IllegalStateException("The database is not empty: training would write into it");
        }
        for (String page : List.of("health", "health/liveness", "prometheus")) {
            send(HttpRequest.newBuilder(URI.create(url + "/actuator/" + page)).build());
        }
        call(200, "PUT", "ops/categories/C-1", issuer.token("ops", "training", null), """
                {"name": "家居", "opensAt": "2020-01-01T00:00:00Z", "shopPercent": 100}""");
        List<Callable<Void>> shares = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            int number = worker;
            shares.add(() -> journeys(number));
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<Void> share : workers.invokeAll(shares)) {
                share.get();
            }
        }
    }

    /** A shop, one of its buyers, and the order system; cases wait a while until the merchant decides. */
    private Void journeys(int worker) throws IOException, InterruptedException, GeneralSecurityException {
        String shop = "S-" + worker;
        String person = "B-" + worker;
        String system = issuer.token("system", "training", null);
        String merchant = issuer.token("merchant", "clerk", shop);
        String buyer = issuer.token("buyer", person, null);
        Queue<String> undecided = new ArrayDeque<>();
        for (int journey = worker; journey < JOURNEYS; journey += WORKERS) {
            String order = "O-" + journey;
            Instant now = Instant.now();
            call(200, "PUT", "system/orders/" + order, system, """
                    {"shopId": "%s", "buyerId": "%s", "updatedAt": "%3$s", "shippedAt": "%3$s", "receivedAt": "%3$s",
                     "receiver": {"name": "王小明", "phone": "13800000000", "address": "浙江省杭州市西湖区某某路 1 号"},
                     "items": [{"itemId": "I-1", "skuId": "SKU-1", "title": "智能灯泡", "categoryId": "C-1", "quantity": 2,
                                "paidFen": 19900}]}""".formatted(shop, person, now));
            undecided.add(id(call(201, "POST", "buyer/reissues", buyer, """
                    {"orderId": "%s", "itemId": "I-1", "quantity": 1, "reason": "MISSING_ITEMS", "description": "少了一只"}"""
                    .formatted(order))));
            for (int look = 0; look < LOOKS; look++) {
                call(200, "GET", "merchant/reissues?quickFilter=PENDING", merchant, null);
                call(200, "GET", "merchant/reissues/" + undecided.element(), merchant, null);
            }
            if (undecided.size() > UNDECIDED) {
                String path = "reissues/" + undecided.remove();
                call(200, "POST", "merchant/" + path + "/approve", merchant, null);
                call(200, "POST", "merchant/" + path + "/ship", merchant, """
                        {"carrier": "SF", "trackingNumber": "SF%013d"}""".formatted(journey));
                call(200, "GET", "buyer/" + path, buyer, null);
                call(200, "GET", "buyer/reissues", buyer, null);
            }
        }
        return null;
    }

    private static String id(String body) {
        Matcher found = ID.matcher(body);
        if (!found.find()) {
            throw new IllegalStateException("No id in " + body);
        }
        return found.group(1);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String call(int expected, String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .build());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    /** Signs tokens, and shows the key to the service. */
    private static final class Issuer implements AutoCloseable {

        private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
        private static final int AN_HOUR = 3_600;

        private final KeyPair pair;
        private final HttpServer server;

        Issuer() throws IOException, GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
            RSAPublicKey key = (RSAPublicKey) pair.getPublic();
            byte[] keys = """
                    {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "n": "%s", "e": "%s"}]}"""
                    .formatted(number(key.getModulus()), number(key.getPublicExponent()))
                    .getBytes(StandardCharsets.UTF_8);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
        }

        String keys() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
        }

        /** @param shopId null for none */
        String token(String scope, String subject, String shopId) throws GeneralSecurityException {
            long now = Instant.now().getEpochSecond();
            String claims = """
                    {"scope": "%s", "sub": "%s", %s"iat": %d, "exp": %d}"""
                    .formatted(scope, subject, shopId == null ? "" : "\"shop_id\": \"" + shopId + "\", ", now, now + AN_HOUR);
            String signed = text("{\"alg\": \"RS256\"}") + "." + text(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        }

        @Override
        public void close() {
            server.stop(0);
        }

        private static String text(String json) {
            return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }

        private static String number(BigInteger value) {
            byte[] bytes = value.toByteArray();
            int sign = bytes[0] == 0 ? 1 : 0;
            return BASE64.encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
        }
    }
}
