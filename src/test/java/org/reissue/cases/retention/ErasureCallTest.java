package org.reissue.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** R20: the call by which ops erase a buyer. */
@ReissueTest
class ErasureCallTest {

    private static final String ERASURES = "/api/v1/ops/erasures";

    private final Api api;
    private final Story story;

    @Autowired
    ErasureCallTest(Api api, TestClock clock) {
        this.api = api;
        this.story = Story.of(api, clock);
    }

    @Test
    void a_repeated_call_is_replayed_and_nobody_but_ops_may_erase() {
        String key = Story.fresh("K");
        Map<String, Object> buyer = Map.of("buyerId", story.buyerId);
        api.ops("judge").key(key).post(ERASURES, buyer).expect(200);
        Answer replayed = api.ops("judge").key(key).post(ERASURES, buyer).expect(200);
        assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(replayed.number("orders")).isEqualTo(1);

        api.ops("judge").post(ERASURES, Map.of()).expect(400);
        api.ops("judge").post(ERASURES, Map.of("buyerId", "no buyer")).expect(400);
        api.buyer(story.buyerId).post(ERASURES, buyer).expect(403);
        assertThat(api.ops("judge")
                        .post(ERASURES, Map.of("buyerId", Story.fresh("nobody")))
                        .expect(200)
                        .number("cases"))
                .isZero();
    }
}
