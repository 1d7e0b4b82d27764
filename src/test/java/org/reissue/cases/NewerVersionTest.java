package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.DueCases;
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

    @Autowired
    private TimeoutSweep sweep;

    @Test
    void such_cases_are_fired_by_that_version_and_keep_no_other_waiting() {
        sweep.drain();
        String shop = Story.fresh("S");
        List<String> ids = DueCases.insert(jdbc, shop, 41, clock.instant());
        String known = ids.get(1); // none of those that the sweep samples from a failed batch
        jdbc.sql("update reissue_case set reason = 'BROKEN' where shop_id = ? and id <> ?::uuid")
                .params(shop, known)
                .update();
        try {
            assertThat(sweep.drain()).isEqualTo(1);
            assertThat(fired(shop)).containsExactly(known);
            assertThat(quarantined(shop)).isZero();
        } finally {
            jdbc.sql("update reissue_case set reason = 'OTHER' where shop_id = ? and reason = 'BROKEN'")
                    .param(shop)
                    .update();
        }
        assertThat(sweep.drain()).isEqualTo(40);
        assertThat(fired(shop)).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void a_command_on_such_a_case_is_told_to_come_back_once_its_deadline_has_passed() {
        Story unknown = applied(Story.fresh("S"));
        unknown.waitFor("PT48H");
        setReason(unknown, "BROKEN");
        try {
            assertThat(unknown.approve().expect(409).text("type")).isEqualTo("urn:reissue:problem:busy");
            assertThat(unknown.read().text("reason")).isEqualTo("UNKNOWN");
        } finally {
            setReason(unknown, "OTHER");
        }
        assertThat(unknown.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
    }

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

    private List<String> fired(String shop) {
        return jdbc.sql("select case_id::text from case_event where shop_id = ?")
                .param(shop)
                .query(String.class)
                .list();
    }

    private long quarantined(String shop) {
        return jdbc.sql("""
                        select count(*) from case_quarantine q join reissue_case c on c.id = q.case_id
                        where c.shop_id = ?
                        """).param(shop).query(Long.class).single();
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
