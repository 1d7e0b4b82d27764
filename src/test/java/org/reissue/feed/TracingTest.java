package org.reissue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.tracing.Tracer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reissue.cases.timeouts.ReminderService;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Api;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Traces leave by OTLP where that is asked for, and events tell in which trace they were made. */
@ReissueTest
class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectProvider<Tracer> tracers;

    @Test
    void unless_asked_for_nothing_is_traced() {
        FeedProbe feed = FeedProbe.fromNow(api, jdbc);
        Story.of(api, clock).apply("OTHER").expect(201);

        assertThat(tracers.getIfAvailable()).isNull();
        assertThat(feed.readOn()).isNotEmpty().noneMatch(event -> event.has("traceparent"));
    }

    @Test
    void an_event_names_the_trace_of_its_command_and_the_collector_gets_the_spans() throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", call -> {
            synchronized (received) {
                call.getRequestBody().transferTo(received);
            }
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        collector.start();
        List<String> settings = new ArrayList<>(List.of(TestDatabase.shared().properties()));
        settings.add("management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:"
                + collector.getAddress().getPort() + "/v1/traces");
        settings.add("management.tracing.sampling.probability=1.0");
        settings.add("reissue.policy.reminder-before=PT12H");
        String caseId;
        List<String> traces;
        try (OtherInstance traced = OtherInstance.started(settings.toArray(String[]::new))) {
            TestClock time = traced.bean(TestClock.class);
            time.set(clock.instant());
            FeedProbe feed = FeedProbe.fromNow(api, jdbc);
            Story story = Story.of(traced.api(), time);
            caseId = story.apply("NEVER_RECEIVED").expect(201).text("id");
            story.credit("PAYABLE", 1_000).expect(200);
            story.merchant()
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .post(story.asMerchant("/approve"))
                    .expect(200);
            story.waitFor("PT36H");
            traced.bean(ReminderService.class).announceNear(100);
            story.waitFor("PT12H");
            story.read();
            traced.bean(SettlementService.class).drain();
            traced.bean(RefundRequestJob.class).drain();

            traces = feed.readOn().stream()
                    .filter(event -> event.path("subject").asString().equals(story.id()))
                    .map(event -> event.path("traceparent"))
                    .map(JsonNode::asString)
                    .toList();
            assertThat(feed.typesOf(story.id()))
                    .contains(
                            "reissue.deadline-near",
                            "reissue.shipment-overdue",
                            "reissue.compensation-settled",
                            "reissue.refund-requested")
                    .hasSameSizeAs(traces);
            assertThat(traces).allMatch(trace -> trace.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
            assertThat(traces.get(1)).startsWith("00-" + TRACE).doesNotContain("00f067aa0ba902b7");
            assertThat(traced.api()
                            .anonymous()
                            .header("Accept", "application/openmetrics-text")
                            .get("/actuator/prometheus")
                            .expect(200)
                            .body()
                            .asString())
                    .contains("# {span_id=", "trace_id=");
        } finally {
            collector.stop(1);
        }
        // the last spans leave while the instance stops
        assertThat(received.toString(StandardCharsets.ISO_8859_1))
                .contains("reissue.command", "reissue.deadlines.batch", "case.id", caseId)
                .contains(traces.stream().map(TracingTest::spanId).toList());
    }

    /** The bytes of the span's id, as OTLP has them. */
    private static String spanId(String trace) {
        return new String(HexFormat.of().parseHex(trace.split("-")[2]), StandardCharsets.ISO_8859_1);
    }
}
