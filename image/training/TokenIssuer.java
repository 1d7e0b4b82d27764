import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Signs bearer tokens, and serves the public key to the service. */
final class TokenIssuer implements AutoCloseable {

    static final String ISSUER = "https://issuer.training";
    static final String AUDIENCE = "reissue";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int LIFETIME_SECONDS = 3_600;

    private final KeyPair pair;
    private final HttpServer server;

    TokenIssuer() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        byte[] keys = """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "n": "%s", "e": "%s"}]}""".formatted(base64(key.getModulus()), base64(key.getPublicExponent()))
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

    String jwkSetUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    /** @param shopId null for none */
    String token(String scope, String subject, String shopId) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"iss": "%s", "aud": "%s", "scope": "%s", "sub": "%s", %s"iat": %d, "exp": %d}""".formatted(
                        ISSUER,
                        AUDIENCE,
                        scope,
                        subject,
                        shopId == null ? "" : "\"shop_id\": \"" + shopId + "\", ",
                        now,
                        now + LIFETIME_SECONDS);
        String signed = base64("{\"alg\": \"RS256\"}") + "." + base64(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String base64(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** As unsigned bytes: without the byte that holds nothing but the sign. */
    private static String base64(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
