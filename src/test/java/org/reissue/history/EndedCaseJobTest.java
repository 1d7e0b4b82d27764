package org.reissue.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Ended cases are counted from the log, exactly, whether the log has been read so far or not. */
@ReissueTest
class EndedCaseJobTest {

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final EndedCaseJob job;
    private final SafePosition safePosition;

    @Autowired
    EndedCaseJobTest(Api api, TestClock clock, JdbcClient jdbc, EndedCaseJob job, SafePosition safePosition) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.job = job;
        this.safePosition = safePosition;
    }

    @Test
    void counts_are_exact_before_and_after_the_log_is_read() {
        Story story = Story.of(api, clock);
        for (int ended = 1; ended <= 3; ended++) {
            story.apply("OTHER").expect(201);
            assertThat(count(story, "ENDED")).isEqualTo(ended - 1);
            story.cancel().expect(200);
            story.merchant()
                    .post(story.asMerchant("/remarks"), Map.of("comment", "已撤销"))
                    .expect(200);
            assertThat(count(story, "ENDED")).as("right after the command").isEqualTo(ended);
            long position = safePosition.positionNow();
            job.count();
            assertThat(jdbc.sql("select position from ended_case_position")
                            .query(Long.class)
                            .single())
                    .isGreaterThanOrEqualTo(position);
            assertThat(count(story, "ENDED")).as("after the log was read").isEqualTo(ended);
            assertThat(count(story, "ALL")).isEqualTo(ended);
            assertThat(jdbc.sql("select ended from ended_case_count where shop_id = ?")
                            .param(story.shopId)
                            .query(Long.class)
                            .single())
                    .isEqualTo(ended);
        }
    }

    @Test
    void ops_count_the_cases_of_one_shop_or_of_all() {
        Story story = Story.of(api, clock);
        String counts = "/api/v1/ops/reissues/counts";
        long ended = story.ops().get(counts).expect(200).number("ENDED");
        long pending = story.ops().get(counts).expect(200).number("PENDING");
        story.apply("OTHER").expect(201);
        assertThat(story.ops().get(counts).expect(200).number("PENDING")).isEqualTo(pending + 1);
        story.cancel().expect(200);
        assertThat(story.ops().get(counts).expect(200).number("ENDED")).isEqualTo(ended + 1);
        ObjectNode ofShop = (ObjectNode)
                story.ops().get(counts + "?shopId=" + story.shopId).expect(200).body();
        assertThat(ofShop.remove("TO_RULE").asLong()).isZero(); // of ops alone
        assertThat(ofShop)
                .isEqualTo(story.merchant()
                        .get("/api/v1/merchant/reissues/counts")
                        .expect(200)
                        .body());
        story.ops().get(counts + "?shopId=a%20b").expect(400);
        story.merchant().get(counts).expect(403);
    }

    private static long count(Story story, String filter) {
        return story.merchant()
                .get("/api/v1/merchant/reissues/counts")
                .expect(200)
                .number(filter);
    }
}
