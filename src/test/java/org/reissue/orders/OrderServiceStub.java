package org.reissue.orders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The platform's order service, which answers as the test says. */
final class OrderServiceStub implements AutoCloseable {

    /** How the order service answers. */
    interface Behaviour {

        void answer(HttpExchange call) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Behaviour behaviour = status(500);

    OrderServiceStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", call -> {
            calls.add("%s %s %s"
                    .formatted(
                            call.getRequestMethod(),
                            call.getRequestURI(),
                            call.getRequestHeaders().getFirst("Authorization")));
            try {
                behaviour.answer(call);
            } finally {
                call.close();
            }
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/api/";
    }

    void behave(Behaviour next) {
        behaviour = next;
        calls.clear();
    }

    /** What was asked since the behaviour changed last: method, path and authorization. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** All that keeps an answer from being one, each with its name. */
    Stream<Object[]> badAnswers() {
        return Stream.of(
                new Object[] {"broken", status(500)},
                new Object[] {"overloaded", status(429)},
                new Object[] {"moved", status(302)},
                new Object[] {"not for us", status(403)},
                new Object[] {"empty", status(204)},
                new Object[] {"gone", (Behaviour) call -> call.close()},
                new Object[] {"silent", silence()},
                new Object[] {"slow", halfAnAnswer()},
                new Object[] {"no JSON", json("<html>")},
                new Object[] {"nothing", json("null")},
                new Object[] {"no facts", json("{}")},
                new Object[] {"invalid facts", json(OrderJson.order().put("buyerId", "no id!"))},
                new Object[] {"another order", json(OrderJson.order().put("orderId", "another"))},
                new Object[] {"from the future", json(OrderJson.order().put("updatedAt", "2099-01-01T00:00:00Z"))},
                new Object[] {"endless", json(" ".repeat((1 << 20) + 1))});
    }

    static Behaviour status(int status) {
        return call -> call.sendResponseHeaders(status, -1);
    }

    static Behaviour json(Object body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return call -> {
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
        };
    }

    /** Takes the call and never answers. */
    Behaviour silence() {
        return call -> await();
    }

    /** Begins an answer and never ends it. */
    Behaviour halfAnAnswer() {
        return call -> {
            call.sendResponseHeaders(200, 1_000);
            call.getResponseBody().write('{');
            call.getResponseBody().flush();
            await();
        };
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
