package org.reissue.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log tells of calls. */
@ReissueTest
class CallLogTest {

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("org.reissue");

    private static final Logger REFUSALS =
            (Logger) LoggerFactory.getLogger("org.reissue.web.security.RefusedCallsFilter");

    private static final String CASE = "01933b5e-7c1a-7d44-8f4e-1f0a3c5d7e90";

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private Environment environment;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        OURS.addAppender(log);
        REFUSALS.setLevel(Level.INFO); // as in production
    }

    @AfterEach
    void stop() {
        OURS.detachAppender(log);
        REFUSALS.setLevel(Level.WARN);
    }

    @Test
    void what_goes_well_is_not_logged() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.read();

        assertThat(log.list).isEmpty();
    }

    @Test
    void a_refused_command_is_one_line_that_names_case_order_and_shop() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        Answer refused = story.ship().expect(409);

        assertThat(log.list).hasSize(1);
        ILoggingEvent line = log.list.get(0);
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
    void a_refused_application_names_its_order() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.apply("OTHER").expect(422);

        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getMDCPropertyMap())
                .containsEntry("order.id", story.orderId)
                .containsEntry("caller.scope", "buyer");
    }

    @Test
    void nothing_that_a_path_says_is_logged() {
        api.anonymous().get("/api/v1/buyer/reissues/13812345678").expect(401);
        api.buyer("B-1").get("/api/v1/buyer/reissues/13812345678").expect(404);
        api.buyer("B-1")
                .get("/api/v1/buyer/orders/%E5%BC%A0%E4%B8%89/eligibility")
                .expect(404);
        api.anonymous().send("CALL13812345678", "/13812345678", null).expect(404);

        assertThat(log.list)
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
        String line = new String(encoder.encode(log.list.get(0)), StandardCharsets.UTF_8);
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(json.at("/http/request/id").asString()).isEqualTo("R-1");
        assertThat(json.at("/caller/scope").asString()).isEqualTo("ops");
        assertThat(json.at("/case/id").asString()).isEqualTo(CASE);
        assertThat(json.at("/service/name").asString()).isEqualTo("reissue");
    }
}
