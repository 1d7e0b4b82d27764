package org.reissue.web.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.reissue.testing.Tokens;

/** Where an issuer publishes the key that it signs with, and where that is. */
final class KeyServer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile String keys;
    private volatile boolean down;

    KeyServer(Tokens issuer, String keyId) {
        serve(issuer, keyId);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", exchange -> answer(exchange, keys));
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(issuer(), url())));
        server.start();
    }

    /** From now on this key alone. */
    void serve(Tokens issuer, String keyId) {
        keys = new JWKSet(new RSAKey.Builder(issuer.publicKey()).keyID(keyId).build()).toString();
    }

    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
    }

    int fetches() {
        return fetches.get();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String url() {
        return issuer() + "/keys";
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        fetches.incrementAndGet();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(down ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
