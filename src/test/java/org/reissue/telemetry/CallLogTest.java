package org.reissue.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.CapturedLog;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestSupport;
import org.reissue.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log tells of calls. */
@ReissueTest
class CallLogTest {

    private static final String CASE = "01933b5e-7c1a-7d44-8f4e-1f0a3c5d7e90";

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private Environment environment;

    @Autowired
    private EntityManager entities;

    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void what_goes_well_is_not_logged() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.read();

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void a_refused_command_is_one_line_that_names_case_order_and_shop() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        Answer refused = story.ship().expect(409);

        assertThat(log.lines()).hasSize(1);
        ILoggingEvent line = log.lines().get(0);
        assertThat(line.getLevel()).isEqualTo(Level.INFO);
        assertThat(line.getFormattedMessage())
                .isEqualTo("POST /api/v1/merchant/reissues/{id}/ship was refused: 409 invalid-transition");
        assertThat(line.getMDCPropertyMap())
                .isEqualTo(Map.of(
                        "http.request.id",
                        refused.text("requestId"),
                        "caller.scope",
                        "merchant",
                        "shop.id",
                        story.shopId,
                        "order.id",
                        story.orderId,
                        "case.id",
                        story.id(),
                        "problem.type",
                        "invalid-transition"));
    }

    @Test
    void a_form_that_is_refused_for_its_body_is_one_line() {
        api.anonymous()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .post("/console/language", "tag=%zz")
                .expect(400);

        assertThat(log.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .isEqualTo("POST /console/refused was refused: 400 invalid-request"));
    }

    @Test
    void a_refused_application_names_its_order() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.apply("OTHER").expect(422);

        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().get(0).getMDCPropertyMap())
                .containsEntry("order.id", story.orderId)
                .containsEntry("caller.scope", "buyer");
    }

    @Test
    void a_call_that_is_not_served_is_one_line_that_names_the_cause() {
        notServed(api.buyer("B-1"), "/api/v1/buyer/probe/database-cut", "No connection");
        notServed(api.buyer("B-1"), "/api/v1/buyer/probe/overloaded", "too many at once");
        notServed(api.bearer(Tokens.OF_ISSUER_AWAY), "/api/v1/buyer/**", "Connection refused");
    }

    @Test
    void what_an_exception_says_is_not_said_by_hibernate_before() {
        assertThatThrownBy(() -> entities.createNativeQuery("select 1 / 0").getSingleResult())
                .hasMessageContaining("division by zero");

        assertThat(log.lines()).isEmpty();
    }

    private void notServed(Client caller, String path, String cause) {
        log.clear();
        Answer answer = caller.get(path.replace("**", "reissues")).expect(503);

        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage())
                    .startsWith("GET " + path + " was not served: 503 service-unavailable: ")
                    .contains(cause);
            assertThat(line.getMDCPropertyMap())
                    .containsEntry("http.request.id", answer.text("requestId"))
                    .containsEntry("problem.type", "service-unavailable");
        });
    }

    @Test
    void a_call_that_fails_is_one_line_with_a_stack_trace() {
        Answer answer = api.buyer("B-1").get("/api/v1/buyer/probe/broken").expect(500);

        failedInOneLine("secret detail", answer.text("requestId"));
    }

    @Test
    void a_call_that_fails_outside_the_controllers_is_one_line_too() {
        Answer answer = api.buyer("B-1").get(TestSupport.FAILING_PATH).expect(500);

        assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:internal-error");
        failedInOneLine("in a filter", answer.text("requestId"));
    }

    @Test
    void a_call_that_fails_after_its_answer_has_begun_is_one_line_with_its_fields_too() {
        Client buyer = api.buyer("B-1").header("X-Request-Id", "R-broken-off");
        assertThatThrownBy(() -> buyer.get("/api/v1/buyer/probe/broken-off")).hasRootCauseInstanceOf(IOException.class);

        failedInOneLine("behind the first byte", "R-broken-off");
        assertThat(log.lines().get(0).getMDCPropertyMap()).containsEntry("caller.scope", "buyer");
    }

    private void failedInOneLine(String message, String requestId) {
        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getThrowableProxy().getMessage()).isEqualTo(message);
            assertThat(line.getMDCPropertyMap())
                    .containsEntry("http.request.id", requestId)
                    .containsEntry("problem.type", "internal-error");
        });
    }

    @Test
    void nothing_that_a_path_says_is_logged() {
        api.anonymous().get("/api/v1/buyer/reissues/13812345678").expect(401);
        api.buyer("B-1").get("/api/v1/buyer/reissues/13812345678").expect(404);
        api.buyer("B-1")
                .get("/api/v1/buyer/orders/%E5%BC%A0%E4%B8%89/eligibility")
                .expect(404);
        api.anonymous().send("CALL13812345678", "/13812345678", null).expect(404);

        assertThat(log.lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.getFormattedMessage() + line.getMDCPropertyMap())
                        .doesNotContain("13812345678", "张三", "%E5"));
    }

    @Test
    void in_json_the_fields_are_nested_as_the_elastic_common_schema_has_them() {
        api.ops("judge")
                .header("X-Request-Id", "R-1")
                .get("/api/v1/ops/reissues/" + CASE)
                .expect(404);

        LoggerContext context = new LoggerContext();
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        String line = new String(encoder.encode(log.lines().get(0)), StandardCharsets.UTF_8);
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(json.at("/http/request/id").asString()).isEqualTo("R-1");
        assertThat(json.at("/caller/scope").asString()).isEqualTo("ops");
        assertThat(json.at("/case/id").asString()).isEqualTo(CASE);
        assertThat(json.at("/service/name").asString()).isEqualTo("reissue");
    }
}
