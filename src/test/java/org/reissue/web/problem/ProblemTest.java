package org.reissue.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

@ReissueTest
public class ProblemTest {

    private static final String BODIES = "/api/v1/buyer/probe/bodies";

    @Autowired
    private Api api;

    @Autowired
    private Tokens tokens;

    @Autowired
    private ProblemDocuments problems;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/buyer/probe/none",
                "/api/v1/buyer/probe/numbers/x",
                "/api/v1/buyer/probe/numbers/99999999999999999999",
                "/api/v1/buyer/probe/numbers/%20",
                "/api/v1/buyer/probe/numbers/a%25b",
                "/api/v1/buyer/probe/numbers/1;a=b",
                "/api/v1/buyer/probe/numbers/%E5%8F%B7",
                "/api/v1/buyer/probe//numbers/1",
                "/api/v1/buyer/probe/numbers/1/",
                "/api/v1/buyer/probe/numbers/11111111111111111111111111111111111111111111111111111111111111111",
                "/nowhere",
                "/error",
            })
    void paths_that_cannot_exist_are_not_found(String path) {
        isProblem(api.buyer("B-1").get(path), 404, "not-found");
    }

    @Test
    void the_answer_to_another_method_names_those_allowed() {
        Answer answer = api.buyer("B-1").delete("/api/v1/buyer/probe/required");

        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET");
        isProblem(api.buyer("B-1").send("PURGE", BODIES, null), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "application/xml", "application/json;q=0", "nonsense", "application/problem+json"})
    void a_request_that_does_not_accept_json_changes_nothing(String accept) {
        Answer answer = api.ops("O-1")
                .header("Accept", accept)
                .key("not-acceptable")
                .post("/api/v1/ops/probe/once", Map.of("quantity", 1, "amountFen", 1));

        isProblem(answer, 406, "not-acceptable");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json", "text/html, application/json;q=0.1"})
    void json_is_accepted(String accept) {
        Answer answer = api.buyer("B-1").header("Accept", accept).get("/api/v1/buyer/probe/caller");

        assertThat(answer.expect(200).header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json;charset=nonsense",
                "nonsense"
            })
    void only_json_bodies_are_read(String type) {
        Answer answer = api.buyer("B-1").header("Content-Type", type).post(BODIES, "{\"id\": \"a\"}");

        isProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void a_form_is_not_looked_at() {
        for (String form : List.of("{\"id\": \"50%\"}", "id=%00", "%", "a=1&".repeat(20_000))) {
            isProblem(
                    api.buyer("B-1")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .post(BODIES, form),
                    415,
                    "unsupported-media-type");
        }
    }

    @Test
    void a_body_has_at_most_one_mebibyte() throws Exception {
        String most = "{\"unknown\": [" + "1,".repeat((1 << 19) - 20) + "1]}";
        isProblem(api.buyer("B-1").post(BODIES, most), 400, "invalid-request");

        byte[] tooLarge = new byte[(1 << 20) + 1];
        Arrays.fill(tooLarge, (byte) ' ');
        isProblem(api.buyer("B-1").post(BODIES, tooLarge), 413, "payload-too-large");
        assertThat(chunked(BODIES, tooLarge).statusCode()).isEqualTo(413);
        assertThat(chunked(BODIES, most.getBytes()).statusCode()).isEqualTo(400);
        // even what is far too large is answered, not cut off
        isProblem(api.buyer("B-1").post(BODIES, new byte[10 << 20]), 413, "payload-too-large");
    }

    @Test
    void csv_has_at_most_five_mebibytes() {
        String path = "/api/v1/ops/probe/csv";
        api.ops("O-1")
                .header("Content-Type", "text/csv")
                .post(path, new byte[5 << 20])
                .expect(200);
        isProblem(
                api.ops("O-1").header("Content-Type", "text/csv").post(path, new byte[(5 << 20) + 1]),
                413,
                "payload-too-large");
    }

    @Test
    void a_lock_timeout_is_busy() {
        isProblem(api.buyer("B-1").get("/api/v1/buyer/probe/locked"), 409, "busy");
    }

    @Test
    void a_broken_connection_to_the_database_is_not_taken_for_a_caller_who_has_gone() {
        Answer answer = api.buyer("B-1").get("/api/v1/buyer/probe/database-cut");
        isProblem(answer, 503, "service-unavailable");
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    @Test
    void an_unexpected_failure_reveals_nothing() {
        Answer answer = api.buyer("B-1").get("/api/v1/buyer/probe/broken");

        isProblem(answer, 500, "internal-error");
        assertThat(answer.toString()).doesNotContain("secret", "Exception");
    }

    @Test
    void an_answer_that_fails_behind_its_first_byte_breaks_off() throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            String request = "GET /api/v1/buyer/probe/broken-off HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + tokens.buyer("B-1") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("id\n1\n\r\n")
                    .doesNotContain("problem");
        }
    }

    @Test
    void broken_rules_are_listed() {
        Answer answer = api.buyer("B-1").get("/api/v1/buyer/probe/ineligible");

        isProblem(answer, 422, "not-eligible");
        assertThat(answer.texts("violations", "rule")).containsExactly("R4", "R5");
        assertThat(answer.texts("violations", "code")).containsExactly("WINDOW_CLOSED", "QUANTITY_EXCEEDED");
        assertThat(answer.text("violations.0.message")).isEqualTo("The period for applying for a reissue has ended.");
    }

    /** As it must be for a batch whose results are replayed. */
    @Test
    void a_problem_inside_another_body_reads_back_as_it_was_written() {
        Problem refusal = new Problem(ProblemType.INVALID_TRANSITION)
                .with("caseStatus", "SHIPPED")
                .with("allowedActions", List.of("CONFIRM", "ESCALATE"));
        String written = json.writeValueAsString(problems.document(refusal));

        assertThat(written).contains("\"caseStatus\":\"SHIPPED\"").doesNotContain("properties");
        assertThat(json.writeValueAsString(json.readValue(written, ProblemDetail.class)))
                .isEqualTo(written);
    }

    @Test
    void an_invalid_tracking_number_has_a_code_and_tells_whether_it_can_be_confirmed() {
        Answer answer = api.merchant("M-1", "S-1").get("/api/v1/merchant/probe/tracking");

        isProblem(answer, 422, "invalid-tracking-number");
        assertThat(answer.text("code")).isEqualTo("ALREADY_USED");
        assertThat(answer.field("confirmable").booleanValue()).isFalse();
        assertThat(answer.field("likelyCarriers").isArray()).isTrue();
        assertThat(answer.text("detail")).isEqualTo("This tracking number was already used.");
    }

    public static void isProblem(Answer answer, int status, String slug) {
        assertThat(answer.expect(status).header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:" + slug);
        assertThat(answer.number("status")).isEqualTo(status);
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.header("Content-Language")).isEqualTo("en");
    }

    private HttpResponse<String> chunked(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + tokens.buyer("B-1"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
