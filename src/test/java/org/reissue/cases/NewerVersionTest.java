package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After going back a version there may be cases that only the newer one understands. */
@ReissueTest
class NewerVersionTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void such_a_case_keeps_no_other_from_being_extended() {
        String shop = Story.fresh("S");
        Story known = applied(shop);
        Story unknown = applied(shop);
        String deadline = unknown.read().text("deadline.at");
        setReason(unknown, "BROKEN");
        try {
            Answer extended = api.ops("planner")
                    .post(
                            "/api/v1/ops/reissues/extensions",
                            Map.of(
                                    "deadlineFrom",
                                    clock.instant().toString(),
                                    "deadlineTo",
                                    clock.instant().plus(Duration.ofDays(5)).toString(),
                                    "by",
                                    "PT24H",
                                    "shopId",
                                    shop,
                                    "comment",
                                    "暴雪"))
                    .expect(200);
            assertThat(extended.number("extended")).isEqualTo(1);
        } finally {
            setReason(unknown, "OTHER");
        }
        assertThat(known.read().text("deadline.at")).isNotEqualTo(deadline);
        assertThat(unknown.read().text("deadline.at")).isEqualTo(deadline);
    }

    @Test
    void such_a_case_keeps_no_other_from_being_scanned_and_is_moved_by_the_next_scan() {
        String shop = Story.fresh("S");
        Story known = shipped(shop);
        Story unknown = shipped(shop);
        setReason(unknown, "BROKEN");
        try {
            Answer answer = api.system().post("/api/v1/system/scans", List.of(scan(unknown), scan(known)));
            assertThat(answer.expect(200).number("added")).isEqualTo(2);
            assertThat(known.read().text("status")).isEqualTo("IN_TRANSIT");
            assertThat(unknown.read().text("status")).isEqualTo("SHIPPED");
        } finally {
            setReason(unknown, "OTHER");
        }
        String firstScanAt = clock.instant().toString();
        assertThat(unknown.read().text("shipment.firstScanAt")).isEqualTo(firstScanAt);

        clock.advance(Duration.ofMinutes(1));
        api.system()
                .post("/api/v1/system/scans", List.of(scan(unknown), scan(known)))
                .expect(200);
        for (Story story : List.of(unknown, known)) {
            assertThat(story.read().text("status")).isEqualTo("IN_TRANSIT");
            assertThat(story.read().text("shipment.firstScanAt")).isEqualTo(firstScanAt);
            assertThat(story.eventTypes()).containsOnlyOnce("reissue.in-transit");
        }
    }

    private Map<String, Object> scan(Story story) {
        return Map.of(
                "carrier",
                "SF",
                "trackingNumber",
                story.read().text("shipment.trackingNumber"),
                "kind",
                "ACCEPTED",
                "at",
                clock.instant().toString());
    }

    private Story shipped(String shop) {
        Story story = Story.of(api, clock, shop);
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.ship("SF", Story.freshNumber()).expect(200);
        return story;
    }

    private void setReason(Story story, String reason) {
        jdbc.sql("update reissue_case set reason = ? where id = ?::uuid")
                .params(reason, story.id())
                .update();
    }

    private Story applied(String shop) {
        Story story = Story.of(api, clock, shop);
        story.apply("OTHER").expect(201);
        return story;
    }
}
