package org.reissue.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.json.JsonMapper;

/** A webhook's endpoint that accepts everything at once. */
final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    /** @return the subscription's id */
    String subscribe(ServiceProcess service, Tokens tokens) throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/ops/webhooks"))
                .header("Authorization", "Bearer " + tokens.ops("staff"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"url\": \"" + url + "\"}"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IllegalStateException("No subscription: " + response.statusCode() + " " + response.body());
        }
        return JsonMapper.shared().readTree(response.body()).get("id").asString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
