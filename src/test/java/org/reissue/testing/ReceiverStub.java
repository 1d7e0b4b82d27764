package org.reissue.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A webhook receiver on this machine. It keeps the calls that it answers with 2xx. */
public final class ReceiverStub implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final IntUnaryOperator behaviour;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Received> taken = new CopyOnWriteArrayList<>();
    private final List<String> messageIds = new CopyOnWriteArrayList<>();

    private ReceiverStub(IntUnaryOperator behaviour) {
        this.behaviour = behaviour;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** @param behaviour returns the status for a call by its number, from 1; may block */
    public static ReceiverStub that(IntUnaryOperator behaviour) {
        return new ReceiverStub(behaviour);
    }

    public static ReceiverStub thatWorks() {
        return new ReceiverStub(call -> 204);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    public int calls() {
        return calls.get();
    }

    public List<Received> taken() {
        return taken;
    }

    /** The message ids of all calls, whether they were taken or not. */
    public List<String> messageIds() {
        return messageIds;
    }

    /** The ids of the events taken, in the order of arrival. */
    public List<String> ids() {
        return texts("id");
    }

    public List<String> types() {
        return texts("type");
    }

    private List<String> texts(String field) {
        return taken.stream()
                .flatMap(received -> received.events().valueStream())
                .map(event -> event.path(field).asString())
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        messageIds.add(exchange.getRequestHeaders().getFirst("Webhook-id"));
        int status = behaviour.applyAsInt(calls.incrementAndGet());
        if (status / 100 == 2) {
            taken.add(new Received(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(body, StandardCharsets.UTF_8),
                    JSON.readTree(body)));
        }
        if (status / 100 == 3) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * One call.
     *
     * @param target the path and query, as they were sent
     */
    public record Received(String target, Map<String, List<String>> headers, String body, JsonNode events) {

        public String header(String name) {
            return headers.get(name).get(0);
        }
    }
}
