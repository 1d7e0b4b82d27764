package org.reissue.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Concurrently;
import org.reissue.testing.ReissueTest;
import org.reissue.web.ProbeController;
import org.springframework.beans.factory.annotation.Autowired;

/** A request that is repeated under its key acts once. */
@ReissueTest
class IdempotencyTest {

    private static final String ONCE = "/api/v1/ops/probe/once";

    @Autowired
    private Api api;

    private final String key = UUID.randomUUID().toString();

    @Test
    void a_repeated_request_acts_once_and_is_answered_alike() {
        Answer first = api.ops("O-1")
                .key(key)
                .post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}")
                .expect(201);
        Answer again = api.ops("O-1")
                .key(key)
                .post(ONCE, "{ \"ignored\": true, \"amountFen\": 5, \"quantity\": 1 }")
                .expect(201);

        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(first.text("secret")).isEqualTo(ProbeController.SECRET);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.number("worked")).isEqualTo(first.number("worked"));
        assertThat(again.field("secret").isNull()).isTrue();
    }

    @Test
    void the_key_with_another_body_is_refused() {
        api.ops("O-1")
                .key(key)
                .post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}")
                .expect(201);
        Answer other = api.ops("O-1")
                .key(key)
                .post(ONCE, "{\"quantity\": 2, \"amountFen\": 5}")
                .expect(422);

        assertThat(other.text("type")).isEqualTo("urn:reissue:problem:idempotency-key-reused");
    }

    @Test
    void a_refused_request_is_not_remembered() {
        api.ops("O-1").key(key).post(ONCE, "{\"quantity\": \"x\"}").expect(400);
        api.ops("O-1")
                .key(key)
                .post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}")
                .expect(201);
    }

    @Test
    void without_a_key_every_request_acts() {
        Answer first =
                api.ops("O-1").post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}").expect(201);
        Answer again =
                api.ops("O-1").post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}").expect(201);

        assertThat(again.number("worked")).isGreaterThan(first.number("worked"));
        assertThat(again.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void concurrent_requests_act_once() throws Exception {
        List<Answer> answers = Concurrently.call(
                8,
                () -> api.ops("O-1")
                        .key(key)
                        .post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}")
                        .expect(201));

        assertThat(answers.stream().map(answer -> answer.number("worked")).distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header("Idempotency-Replayed") != null))
                .hasSize(7);
    }
}
