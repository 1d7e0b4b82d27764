package org.reissue.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.testing.CapturedLog;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no decent client library would send. */
@ReissueTest
class HostileRequestTest {

    @Autowired
    private Tokens tokens;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    400 | GET /api/v1/buyer/probe/numbers/%zz
                    400 | GET /api/v1/buyer/probe/numbers/%00
                    404 | GET /api/v1/buyer/probe/numbers/a%2Fb
                    404 | GET /api/v1/buyer/probe/numbers/a%5Cb
                    404 | GET /api/v1/buyer/probe/numbers/..%2F1
                    404 | GET /api/v1/buyer/probe/../probe/caller
                    404 | GET /api/v1/buyer/probe/%2e%2e/caller
                    400 | GET /api/v1/buyer/probe/numbers/%C3%28
                    404 | GET /api/v1/buyer/probe/numbers/a%0Ab
                    400 | GET /api/v1/buyer/probe/parameters?text=%zz
                    400 | GET /api/v1/buyer/probe/parameters?text=%C3%28
                    400 | GET /api/v1/buyer/probe/parameters?text=%ED%A0%80
                    400 | GET /api/v1/buyer/probe/parameters?text=%
                    400 | GET /api/v1/buyer/probe/parameters?=&
                    200 | GET /api/v1/buyer/probe/parameters?&&
                    405 | TRACE /api/v1/buyer/probe/caller
                    405 | FOO /api/v1/buyer/probe/caller
                    405 | get /api/v1/buyer/probe/caller
                    200 | OPTIONS /api/v1/buyer/probe/caller
                    """)
    void an_odd_request_line_is_answered(int status, String line) throws IOException {
        String answer = send(line, "");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void too_many_parameters_are_refused() throws IOException {
        String query = IntStream.range(0, 1_500).mapToObj(i -> "p" + i + "=").collect(Collectors.joining("&"));

        assertThat(send("GET /api/v1/buyer/probe/parameters?" + query, "")).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    400 | Idempotency-Key: schlüssel
                    400 | Idempotency-Key: a\\r\\nIdempotency-Key: b
                    400 | Content-Length: -1
                    400 | Content-Length: 5\\r\\nContent-Length: 6
                    200 | If-Match: \u00e4\u00f6
                    200 | X-Odd: \u0001\u0002
                    406 | Accept: */json
                    200 | Accept-Language: \u00e4;q=5
                    401 | Authorization: Bearer \u00e4
                    200 | Content-Type: ;;;
                    400 | Host: [::1
                    200 | Origin: https://elsewhere.example
                    200 | Cookie: JSESSIONID=\u00e4; ;;
                    200 | Range: bytes=0-0
                    200 | If-None-Match: ***
                    200 | If-Modified-Since: yesterday
                    200 | Expect: 100-continue
                    200 | X-HTTP-Method-Override: DELETE
                    200 | Transfer-Encoding: chunked\\r\\n\\r\\nzz
                    200 | X-Forwarded-Host: <script>
                    """)
    void an_odd_header_is_answered(int status, String header) throws IOException {
        String answer = send("POST /api/v1/buyer/probe/calls/1", header.replace("\\r\\n", "\r\n") + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/buyer/probe/bodies, application/json", "/console/language, application/x-www-form-urlencoded"})
    void a_body_that_is_read_and_has_no_chunks_is_refused(String path, String type) throws IOException {
        try (CapturedLog log = new CapturedLog()) {
            String chunked = "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n";

            assertThat(send("POST " + path, chunked))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"field\":\"body\"");
            assertThat(log.lines()).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.INFO);
                assertThat(line.getFormattedMessage()).endsWith("was refused: 400 invalid-request");
            });
        }
    }

    private String send(String line, String headers) throws IOException {
        String authorization =
                headers.startsWith("Authorization") ? "" : "Authorization: Bearer " + tokens.buyer("B-1") + "\r\n";
        String host = headers.startsWith("Host") ? "" : "Host: localhost\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write((line + " HTTP/1.1\r\n" + host + authorization + "Connection: close\r\n" + headers + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
