package org.reissue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.Tokens;
import org.reissue.web.DocumentedCalls.Call;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Every documented call, and every path that is none, with headers that no decent client would send: one call of each
 * kind with all of them, the others with a part each. {@code ./mvnw test -Dslow=all -Dtest=HostileHeadersTest} sends
 * all to all.
 */
@ReissueTest
@Order(3) // thousands of calls, some of which read all cases: there are few yet
class HostileHeadersTest {

    private static final List<String> HEADERS = HostileHeaders.all();

    /** Of the two requests to a path the first has all headers. */
    private static final Turns PATHS = new Turns(8);

    /** Answered at length, whatever the header. */
    private static final Set<String> LARGE = Set.of("/actuator/prometheus", "/v3/api-docs.yaml");

    @Autowired
    private Api api;

    @Autowired
    private Tokens tokens;

    @Autowired
    private TestClock clock;

    @Autowired
    private SchemaOwner owner;

    @LocalServerPort
    private int port;

    private final List<String> failures = new ArrayList<>();
    private int requests;

    @Test
    @SlowProof
    void no_header_causes_a_server_error_and_what_is_refused_changes_nothing() throws IOException {
        Story story = toShip();
        DocumentedCalls documented = new DocumentedCalls(api, story);
        Turns turns = new Turns(16);
        try (ChangeRecorder database = new ChangeRecorder(owner)) {
            for (Call call : documented.all()) {
                String token = token(story, call);
                for (String header : turns.of(kind(call), HEADERS)) {
                    String answer = send(call, documented.path(call), token, header);
                    int status = status(answer);
                    List<String> changes = database.changes();
                    if (status >= 500 || status >= 400 && !changes.isEmpty()) {
                        failures.add(call.method() + " " + call.template() + " " + shown(header) + " -> "
                                + answer.lines().findFirst().orElse("nothing") + changes);
                    }
                    if (status == 201 && call.makesWebhooks()) {
                        documented.deleteWebhook(location(answer));
                        database.changes();
                    }
                }
            }
        }

        assertThat(requests).isGreaterThan(1_200);
        assertThat(turns.kinds())
                .contains("GET null JSON", "GET null CSV", "POST application/json JSON", "POST text/csv JSON")
                .contains("PUT application/json JSON", "DELETE null");
        assertThat(failures).isEmpty();
    }

    @Test
    void a_body_of_no_definite_media_type_is_refused_by_every_call() throws IOException {
        Story story = applied();
        DocumentedCalls documented = new DocumentedCalls(api, story);
        for (Call call : documented.all()) {
            for (String type : HostileHeaders.CONTENT_TYPES) {
                if (call.body() != null) {
                    String answer =
                            send(call, documented.path(call), token(story, call), "Content-Type: " + type + "\r\n");
                    assertThat(answer).as(call.template()).startsWith("HTTP/1.1 415 ");
                }
            }
        }
    }

    @ParameterizedTest
    @SlowProof
    @ValueSource(
            strings = {
                "/api/v1/buyer/reissues",
                "/nothing",
                "/error",
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/swagger-ui.html",
                "/v3/api-docs.yaml",
                "/carrier-feeds/kuaidi100"
            })
    void no_header_causes_a_server_error_on_any_path(String path) throws IOException {
        String ops = "Authorization: Bearer " + tokens.ops("O-1") + "\r\n";
        for (String method : List.of("GET", "POST")) {
            for (String header : PATHS.of(path, HEADERS)) {
                if (!Turns.ALL
                        && LARGE.contains(path)
                        && !header.matches("(?s)(Accept|Accept-Encoding|Range|Host):.*")) {
                    continue;
                }
                String token = path.startsWith("/api/") ? ops : ""; // nothing else reads it
                String answer = exchange(method + " " + path, token, header, method.equals("POST") ? "{}" : null);
                if (status(answer) >= 500) {
                    failures.add(method + " " + shown(header) + " -> " + answer);
                }
            }
        }

        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "utf-16", "GBK"})
    void who_accepts_json_in_another_charset_gets_plain_json(String charset) {
        Story story = Story.of(api, clock);

        story.apply(
                        story.buyer().header("Accept", "application/json;charset=" + charset),
                        story.application("NEVER_RECEIVED"))
                .expect(201);

        assertThat(story.read().text("status")).isNotEmpty();
    }

    /** What the reading of a call and the writing of its answer depend on. */
    private static String kind(Call call) {
        JsonNode answers = call.operation().path("responses");
        String written = answers.valueStream()
                        .anyMatch(answer -> answer.path("content").has("text/csv"))
                ? " CSV"
                : answers.valueStream()
                                .anyMatch(answer -> answer.path("content").has("application/json"))
                        ? " JSON"
                        : "";
        return call.method() + " " + call.mediaType() + written;
    }

    private Story applied() {
        Story story = Story.of(api, clock);
        story.apply("MISSING_ITEMS").expect(201);
        return story;
    }

    private Story toShip() {
        Story story = applied();
        story.approve().expect(200);
        return story;
    }

    private String token(Story story, Call call) {
        String token = switch (call.template().split("/")[3]) {
            case "buyer" -> tokens.buyer(story.buyerId);
            case "merchant" -> tokens.merchant("clerk", story.shopId);
            case "ops" -> tokens.ops("judge");
            default -> tokens.system("order-system");
        };
        return "Authorization: Bearer " + token + "\r\n";
    }

    private String send(Call call, String path, String token, String header) throws IOException {
        String type = call.mediaType() == null ? "" : "Content-Type: " + call.mediaType() + "\r\n";
        return exchange(
                call.method() + " " + path,
                header.startsWith("Content-Type") ? token : token + type,
                header,
                call.body());
    }

    /** Headers of the second text stand in place of ours of the same name. */
    private String exchange(String line, String headers, String hostile, String body) throws IOException {
        requests++;
        String name = hostile.substring(0, hostile.indexOf(':') + 1);
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(line + " HTTP/1.1\r\nConnection: close\r\n");
        String length = body == null ? "" : "Content-Length: " + bytes.length + "\r\n";
        (headers + "Host: localhost\r\n" + length)
                .lines()
                .filter(ours -> !ours.startsWith(name))
                .forEach(ours -> head.append(ours).append("\r\n"));
        head.append(hostile).append("\r\n");
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 999;
    }

    private static String location(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("Location: "))
                .map(line -> line.substring("Location: ".length()))
                .findFirst()
                .orElseThrow();
    }

    private static String shown(String header) {
        return header.strip().substring(0, Math.min(60, header.strip().length()));
    }
}
