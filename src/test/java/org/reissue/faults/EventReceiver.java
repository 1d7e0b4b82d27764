package org.reissue.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import org.reissue.testing.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system that a webhook delivers events to. It keeps what it answers with 2xx, in the order of arrival. */
final class EventReceiver implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<PagedFeedReader.Read> taken = new ArrayList<>();
    private volatile IntUnaryOperator behaviour = port -> 204;
    private String id;

    EventReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    void subscribe(Callers callers) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        Answer webhook = callers.insist(callers.ops(), ops -> ops.post("/api/v1/ops/webhooks", Map.of("url", url)))
                .answer()
                .expect(201);
        id = webhook.text("id");
    }

    /** @param newBehaviour returns the status for a call from a port; may take its time */
    void behave(IntUnaryOperator newBehaviour) {
        behaviour = newBehaviour;
    }

    String id() {
        return id;
    }

    /** All events taken, those that came again included. */
    List<PagedFeedReader.Read> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange call) throws IOException {
        JsonNode events = JSON.readTree(call.getRequestBody().readAllBytes());
        int status = behaviour.applyAsInt(call.getRemoteAddress().getPort());
        if (status / 100 == 2) {
            synchronized (taken) {
                events.forEach(event -> taken.add(PagedFeedReader.Read.of(event)));
            }
        }
        call.sendResponseHeaders(status, -1);
        call.close();
    }
}
