package org.reissue.feed.webhooks;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.feed.delivery.DeliveryException;

/** A receiver that answers without end costs no memory, whatever part of the answer has no end. */
class WebhookClientTest {

    private static final int PIECES = 10_000;

    private final WebhookProperties settings = new WebhookProperties(
            true, Set.of(), List.of(), List.of(), 10, Duration.ofSeconds(30), Duration.ofDays(3), Duration.ofHours(24));
    private final WebhookClient client =
            new WebhookClient(settings, new WebhookTargetPolicy(settings, SystemDefaultDnsResolver.INSTANCE));

    @AfterEach
    void close() throws IOException {
        client.destroy();
    }

    @Test
    void an_answer_with_headers_without_end_is_a_failure() throws Exception {
        assertHeadTooLong("HTTP/1.1 200 OK\r\n", "X-More: of it\r\n");
    }

    @Test
    void an_answer_with_a_header_without_end_is_a_failure() throws Exception {
        assertHeadTooLong("HTTP/1.1 200 OK\r\nX-Long: ", "and longer, ");
        assertHeadTooLong("HTTP/1.1 200 OK\r\nX-Folded: long\r\n", " and longer\r\n");
    }

    @Test
    void an_answer_with_a_status_without_end_is_a_failure() throws Exception {
        assertHeadTooLong("HTTP/1.1 200 ", "fine ");
    }

    /** The receiver sends the beginning, and then the piece again and again until nobody reads any more. */
    private void assertHeadTooLong(String beginning, String piece) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> answer(server, beginning, piece));
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/hook";
            assertThatExceptionOfType(DeliveryException.class)
                    .isThrownBy(() -> client.post(url, Map.of(), new byte[0]))
                    .withMessage("The head of the answer is too long");
        }
    }

    private static void answer(ServerSocket server, String beginning, String piece) {
        try (Socket caller = server.accept();
                OutputStream out = caller.getOutputStream()) {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < PIECES; i++) {
                out.write(piece.getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
        } catch (IOException hungUp) {
            // the caller has read enough
        }
    }
}
