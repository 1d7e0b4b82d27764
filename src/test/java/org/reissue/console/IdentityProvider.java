package org.reissue.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** An identity provider that gives whatever ID token it is told to. */
final class IdentityProvider {

    final HttpServer server;
    final String address;
    private final RSAKey key = new RSAKeyGenerator(2048).keyID("k").generate();
    private volatile String token = "";
    volatile boolean refusesTheClient;
    volatile CountDownLatch saysNothing = new CountDownLatch(0);

    IdentityProvider() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://localhost:" + server.getAddress().getPort();
        answer("/keys", () -> 200, () -> new JWKSet(key.toPublicJWK()).toString());
        answer(
                "/token",
                () -> refusesTheClient ? 401 : 200,
                () -> refusesTheClient
                        ? "{\"error\":\"invalid_client\"}"
                        : "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + token
                                + "\"}");
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    void claims(Map<String, Object> claims, String nonce) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(address)
                .audience("reissue")
                .claim("nonce", nonce)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        claims.forEach(set::claim);
        SignedJWT signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), set.build());
        try {
            signed.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        token = signed.serialize();
    }

    private void awaitItsTurn() {
        try {
            saysNothing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String path, IntSupplier status, Supplier<String> body) {
        server.createContext(path, exchange -> {
            awaitItsTurn();
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status.getAsInt(), bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
