package org.reissue.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reissue.console.session.SessionService;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.TestDatabase;
import org.reissue.testing.Tokens;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;

/**
 * A caller with too many calls is told when to call again; other callers are not affected. The numbers are those of
 * {@code CallLimiterTest}.
 */
class CallLimitsTest {

    private static OtherInstance instance;
    private static Api api;

    @BeforeAll
    static void start() {
        instance = OtherInstance.startedOn(
                TestDatabase.shared(),
                "reissue.limits.buyer.per-second=1",
                "reissue.limits.buyer.burst=5",
                "reissue.limits.merchant.per-second=1",
                "reissue.limits.anonymous.per-second=1",
                "reissue.limits.anonymous.burst=30",
                "reissue.limits.apply.per-minute=2");
        api = instance.api();
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void a_caller_beyond_the_burst_is_told_to_wait_and_others_are_not() {
        Client eager = api.buyer("eager");
        Answer refused = firstRefused(() -> eager.get("/api/v1/buyer/reissues"));

        assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        api.buyer("patient").get("/api/v1/buyer/reissues").expect(200);
        api.merchant("clerk", "S-limits").get("/api/v1/merchant/reissues").expect(200);
    }

    @Test
    void applying_has_a_limit_of_its_own() {
        Client buyer = api.buyer("applicant");
        Map<String, Object> nothing = Map.of();
        buyer.post("/api/v1/buyer/reissues", nothing).expect(400);
        buyer.post("/api/v1/buyer/reissues/nothing-1/cancel", nothing).expect(404);
        Answer refused = firstRefused(() -> buyer.post("/api/v1/buyer/reissues", nothing));

        assertThat(Integer.parseInt(refused.header("Retry-After")))
                .as("longer than any other limit of a buyer asks to wait")
                .isBetween(2, 30);
        buyer.get("/api/v1/buyer/reissues").expect(200);
    }

    @Test
    void pages_of_the_console_are_counted_for_the_user_who_is_signed_in() {
        SessionService sessions = instance.bean(SessionService.class);
        String session = sessions.open(new Caller(Scope.MERCHANT, "clicker", "S-limits"));
        sessions.find(session); // remembered, so that no page counts for its address
        Client clerk = api.anonymous().header("Cookie", "reissue-console=" + session);
        clerk.get("/console/rules").expect(200);

        Answer page = firstRefused(() -> clerk.get("/console/rules"));
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void bad_tokens_are_counted_by_address_and_good_ones_of_the_same_address_are_served() {
        Client forger = api.bearer(new Tokens().buyer("B-1"));
        forger.get("/api/v1/buyer/reissues").expect(401);
        firstRefused(() -> forger.get("/api/v1/buyer/reissues"));
        firstRefused(() -> api.anonymous().get("/v3/api-docs"));
        Answer page = firstRefused(() -> api.anonymous().get("/console/login"));
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Retry-After")).isEqualTo("1");
        api.anonymous().get("/actuator/health").expect(200);
        api.buyer("honest").get("/api/v1/buyer/reissues").expect(200);

        assertThat(instance.bean(MeterRegistry.class)
                        .get("reissue.limits.refused")
                        .tag("limit", "anonymous")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void the_session_of_a_page_that_is_one_too_many_is_not_looked_up() {
        Client forger = api.anonymous().header("Cookie", "reissue-console=made-up");
        Map<Integer, List<String>> trips = new HashMap<>();

        firstRefused(() -> {
            AtomicReference<Answer> answer = new AtomicReference<>();
            List<String> sent = instance.bean(RoundTrips.class).of(() -> answer.set(forger.get("/console/cases")));
            trips.put(answer.get().status(), sent);
            return answer.get();
        });

        assertThat(trips.get(429)).isEmpty();
    }

    /** Calls until there are too many. */
    private static Answer firstRefused(Supplier<Answer> call) {
        return Stream.generate(call)
                .limit(1_000)
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
    }
}
