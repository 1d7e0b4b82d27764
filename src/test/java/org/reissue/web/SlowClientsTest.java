package org.reissue.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that take their time cost other clients nothing. */
@ReissueTest
class SlowClientsTest {

    private static final List<Trickling> TRICKLING = List.of(
            new Trickling(
                    401,
                    "POST /api/v1/buyer/reissues HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n"),
            new Trickling(
                    415,
                    "POST /api/v1/buyer/reissues HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 9999\r\nAuthorization: Bearer TOKEN\r\n"),
            new Trickling(
                    404,
                    "POST /carrier-feeds/kuaidi100 HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 9999\r\n"),
            new Trickling(200, "GET /actuator/health HTTP/1.1\r\nTransfer-Encoding: chunked\r\n"),
            new Trickling(200, "GET /swagger-ui/index.html HTTP/1.1\r\nContent-Length: 9999\r\n"),
            new Trickling(
                    400,
                    "POST /api/v1/buyer/reissues HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n"
                            + "Authorization: Bearer TOKEN\r\n"),
            // Tomcat itself would read on after these, whatever is in a body and however slowly it comes
            new Trickling(
                    200,
                    "GET /api/v1/buyer/reissues HTTP/1.1\r\nContent-Length: 9999\r\nExpect: 100-continue\r\n"
                            + "Authorization: Bearer TOKEN\r\n"),
            new Trickling(200, "GET /console/login HTTP/1.1\r\nContent-Length: 9999\r\n"),
            new Trickling(200, "GET /console/login HTTP/1.1\r\nContent-Length: 9999\r\nExpect: 100-continue\r\n"),
            new Trickling(
                    401,
                    "POST /api/v1/buyer/reissues HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: localhost\r\n\r\n5;extension"),
            new Trickling(
                    401,
                    "POST /api/v1/buyer/reissues HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: localhost\r\n\r\n0\r\ntrailer"));

    /** If one kind took its threads for good, then with the fifth that may wait for bodies they would be all 200. */
    private static final int OF_EACH_KIND = 160;

    /** Less than a body may take. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Api api;

    @Autowired
    private Tokens tokens;

    @LocalServerPort
    private int port;

    private final List<Socket> sockets = new ArrayList<>();
    private final Map<Socket, byte[]> pieces = new ConcurrentHashMap<>();
    private final ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() throws IOException {
        trickle.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    @SlowProof
    void bodies_that_trickle_are_cut_off_whatever_they_are_part_of_and_keep_nobody_waiting() throws IOException {
        assertNobodyWaits(); // nor for a first call, later
        trickle.scheduleWithFixedDelay(() -> pieces.forEach(SlowClientsTest::write), 0, 1, TimeUnit.SECONDS);
        Map<Trickling, Socket> oneOfEachKind = new LinkedHashMap<>();
        Trickling longPoll = new Trickling(
                200,
                "GET /api/v1/system/events?waitSeconds=1 HTTP/1.1\r\nContent-Length: 9999\r\n"
                        + "Authorization: Bearer " + tokens.system("follower") + "\r\n");
        oneOfEachKind.put(longPoll, begin(longPoll));
        for (Trickling kind : TRICKLING) {
            oneOfEachKind.put(kind, begin(kind));
        }
        // before there are so many that some are refused with 503
        for (Map.Entry<Trickling, Socket> one : oneOfEachKind.entrySet()) {
            byte[] answer = one.getValue().getInputStream().readNBytes(12);
            assertThat(new String(answer, US_ASCII))
                    .as(one.getKey().request)
                    .isEqualTo("HTTP/1.1 " + one.getKey().status);
        }
        for (Trickling kind : TRICKLING) {
            for (int nr = 2; nr <= OF_EACH_KIND; nr++) {
                begin(kind);
            }
            assertNobodyWaits();
        }
        await().atMost(PATIENCE).until(() -> sockets.stream().allMatch(SlowClientsTest::isClosedByTheServer));
    }

    /** Sends the beginning of a request, of whose body a piece follows each second. */
    private Socket begin(Trickling kind) throws IOException {
        String head = kind.request.replace("TOKEN", tokens.buyer("B-slow"));
        boolean begun = head.contains("\r\n\r\n"); // with its body
        String piece = begun ? "x" : head.contains("chunked") ? "1\r\n \r\n" : " ";
        String start = begun ? head : head + "Host: localhost\r\n\r\n";
        Socket socket = send(start.getBytes(US_ASCII));
        pieces.put(socket, piece.getBytes(US_ASCII));
        return socket;
    }

    private void assertNobodyWaits() {
        api.anonymous().timeout(AT_ONCE).get("/actuator/health/liveness").expect(200);
        api.buyer("B-quick").timeout(AT_ONCE).get("/api/v1/buyer/reissues").expect(200);
    }

    @Test
    void the_connection_of_a_long_poll_whose_body_is_there_goes_on() throws IOException {
        String longPoll = "GET /api/v1/system/events?limit=1&waitSeconds=1 HTTP/1.1\r\nContent-Length: 2\r\n"
                + "Host: localhost\r\nAuthorization: Bearer " + tokens.system("reader") + "\r\n\r\n{}";
        String last = "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        Socket socket = send((longPoll + last).getBytes(US_ASCII));

        assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII).split("HTTP/1.1 200", -1))
                .hasSize(3);
    }

    @Test
    void five_hundred_clients_at_once_are_all_answered() throws IOException {
        byte[] call = "GET /api/v1/buyer/reissues HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(US_ASCII);
        for (int i = 0; i < 500; i++) {
            send(call);
        }
        for (Socket socket : sockets) {
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void a_refused_call_sees_the_refusal_although_it_goes_on_sending() throws IOException {
        String head = "POST /api/v1/buyer/reissues HTTP/1.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1000000\r\nHost: localhost\r\n\r\n";
        Socket socket = send(head.getBytes(US_ASCII));
        socket.getOutputStream().write(new byte[1_000_000]);
        byte[] start = socket.getInputStream().readNBytes(12);
        assertThat(new String(start, US_ASCII)).isEqualTo("HTTP/1.1 401");
    }

    private Socket send(byte[] bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        sockets.add(socket);
        socket.getOutputStream().write(bytes);
        return socket;
    }

    private static void write(Socket socket, byte[] piece) {
        try {
            socket.getOutputStream().write(piece);
        } catch (IOException closedByTheServer) {
            // what the test waits for
        }
    }

    private static boolean isClosedByTheServer(Socket socket) {
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /**
     * A request whose body trickles in.
     *
     * @param status of the answer to the first of its kind
     */
    private record Trickling(int status, String request) {}
}
