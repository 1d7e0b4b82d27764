package org.reissue.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Refused calls are counted by status and scope. */
@ReissueTest
class RefusedCallsTest {

    @Autowired
    private Api api;

    @Autowired
    private MeterRegistry meters;

    @Test
    void calls_without_a_token_and_without_the_scope_are_counted() {
        double withoutToken = count("401", "ops");
        double withoutScope = count("403", "ops");
        double elsewhere = count("401", "buyer");
        api.anonymous().get("/api/v1/ops/audit").expect(401);
        api.bearer("nonsense").get("/api/v1/ops/audit").expect(401);
        api.buyer("B-1").get("/api/v1/ops/audit").expect(403);
        api.ops("judge").get("/api/v1/ops/audit").expect(200);
        assertThat(count("401", "ops")).isEqualTo(withoutToken + 2);
        assertThat(count("403", "ops")).isEqualTo(withoutScope + 1);
        assertThat(count("401", "buyer")).isEqualTo(elsewhere);
    }

    private double count(String status, String scope) {
        Counter counter = meters.find("reissue.calls.refused")
                .tags("status", status, "scope", scope)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
