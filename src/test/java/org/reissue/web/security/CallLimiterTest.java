package org.reissue.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.TestClock;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.reissue.web.security.LimitProperties.PerMinute;
import org.reissue.web.security.LimitProperties.Rate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/** How many calls a caller may make, and after how long the next one. */
class CallLimiterTest {

    private static final String BUYER = "/api/v1/buyer/reissues";

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CallLimiter limiter = new CallLimiter(
            new LimitProperties(new Rate(2, 5), new Rate(3, null), null, null, new Rate(1, 30), new PerMinute(2)),
            clock,
            metrics);

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_caller_may_make_a_burst_of_calls_and_then_as_many_as_the_rate_allows() {
        allowed(5, () -> call("buyer", "eager", "GET", BUYER));
        refused(1, () -> call("buyer", "eager", "GET", BUYER));
        allowed(1, () -> call("buyer", "patient", "GET", BUYER));
        clock.advance(Duration.ofMillis(499));
        refused(1, () -> call("buyer", "eager", "GET", BUYER));
        clock.advance(Duration.ofMillis(1));
        allowed(1, () -> call("buyer", "eager", "GET", BUYER));
        clock.advance(Duration.ofHours(1));
        allowed(5, () -> call("buyer", "eager", "GET", BUYER));
        refused(1, () -> call("buyer", "eager", "GET", BUYER));
    }

    @Test
    void without_a_burst_as_many_calls_as_in_a_second_may_come_at_once() {
        allowed(3, () -> call("merchant", "clerk", "GET", "/api/v1/merchant/reissues"));
        refused(1, () -> call("merchant", "clerk", "GET", "/api/v1/merchant/reissues"));
    }

    @Test
    void a_limit_that_is_not_set_does_not_exist() {
        allowed(1_000, () -> call("ops", "judge", "GET", "/api/v1/ops/reissues"));
    }

    @Test
    void applying_and_cancelling_have_a_limit_of_their_own() {
        allowed(1, () -> call("buyer", "applicant", "POST", BUYER));
        allowed(1, () -> call("buyer", "applicant", "POST", BUYER + "/C-1/cancel"));
        refused(30, () -> call("buyer", "applicant", "POST", BUYER));
        allowed(1, () -> call("buyer", "applicant", "GET", BUYER));
        clock.advance(Duration.ofSeconds(30));
        allowed(1, () -> call("buyer", "applicant", "POST", BUYER));
        refused(30, () -> call("buyer", "applicant", "POST", BUYER));
    }

    @Test
    void calls_without_a_valid_token_are_counted_by_address_except_those_of_probes() {
        allowed(30, () -> limiter.countAnonymous(from("192.0.2.1", "GET", BUYER)));
        refused(1, () -> limiter.countAnonymous(from("192.0.2.1", "GET", BUYER)));
        refused(1, () -> limiter.countOpenCall(from("192.0.2.1", "GET", "/console/login")));
        allowed(1, () -> limiter.countOpenCall(from("192.0.2.1", "GET", "/actuator/health")));
        allowed(1, () -> limiter.countOpenCall(from("192.0.2.2", "GET", "/console/login")));
        assertThat(metrics.get("reissue.limits.refused")
                        .tag("limit", "anonymous")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void the_addresses_of_one_ipv6_network_are_counted_together() {
        for (int nr = 0; nr < 15; nr++) {
            limiter.countAnonymous(from("2001:db8:1:2:0:0:0:" + nr, "GET", BUYER));
            limiter.countAnonymous(from("2001:DB8:1:2:" + nr + "::", "GET", BUYER));
        }
        refused(1, () -> limiter.countAnonymous(from("2001:db8:1:2::ffff", "GET", BUYER)));
        allowed(1, () -> limiter.countAnonymous(from("2001:db8:1:3::", "GET", BUYER)));
    }

    @Test
    void what_is_no_address_is_counted_as_it_is() {
        for (String text : new String[] {"", ":", "1:2", "::ffff:192.0.2.1", "fe80::1%eth0", "unknown"}) {
            allowed(30, () -> limiter.countAnonymous(from(text, "GET", BUYER)));
            refused(1, () -> limiter.countAnonymous(from(text, "GET", BUYER)));
        }
    }

    @Test
    void a_clock_that_is_put_back_keeps_no_caller_waiting() {
        allowed(5, () -> call("buyer", "eager", "GET", BUYER));
        clock.advance(Duration.ofHours(-2));
        refused(1, () -> call("buyer", "eager", "GET", BUYER));
        clock.advance(Duration.ofSeconds(1));
        allowed(2, () -> call("buyer", "eager", "GET", BUYER));
        refused(1, () -> call("buyer", "eager", "GET", BUYER));
    }

    private static void allowed(int times, Runnable call) {
        for (int nr = 0; nr < times; nr++) {
            call.run();
        }
    }

    private static void refused(long retryAfterSeconds, Runnable call) {
        Problem refusal = catchThrowableOfType(Problem.class, call::run);
        assertThat(refusal.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        assertThat(refusal.retryAfterSeconds()).hasValue(retryAfterSeconds);
    }

    private void call(String scope, String subject, String method, String path) {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "none")
                .subject(subject)
                .claim("scope", scope)
                .claim("shop_id", "S-1")
                .build();
        SecurityContextHolder.getContext().setAuthentication(CallerReader.authenticate(token));
        limiter.countApiCall(from("192.0.2.9", method, path));
    }

    private static MockHttpServletRequest from(String address, String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        request.setRemoteAddr(address);
        return request;
    }
}
