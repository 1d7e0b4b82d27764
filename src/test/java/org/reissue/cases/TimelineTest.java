package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Timelines come in pages, name staff to their own side only, and hold a limited number of notes. */
@ReissueTest
class TimelineTest {

    private static final int LIMIT = 50;

    private final Api api;
    private final TestClock clock;
    private Story story;

    @Autowired
    TimelineTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void an_arbitration() {
        story = Story.of(api, clock);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
    }

    @Test
    void a_timeline_is_read_page_by_page_oldest_first() {
        for (int i = 0; i < 3; i++) {
            state(story.buyer(), story.asBuyer("/statements"), "第 " + i + " 条").expect(200);
            remark(story.ops(), story.asOps("/remarks")).expect(200);
        }
        for (String path :
                List.of(story.asBuyer("/timeline"), story.asMerchant("/timeline"), story.asOps("/timeline"))) {
            Client reader = path.contains("/buyer/")
                    ? story.buyer()
                    : path.contains("/merchant/") ? story.merchant() : story.ops();
            Answer whole = reader.get(path).expect(200);
            assertThat(whole.field("nextCursor").isNull()).isTrue();
            List<String> paged = new ArrayList<>();
            for (Answer page : reader.getAll(path + "?limit=2")) {
                assertThat(page.field("items").size()).isBetween(1, 2);
                page.field("items").forEach(item -> paged.add(item.toString()));
            }
            List<String> all = new ArrayList<>();
            whole.field("items").forEach(item -> all.add(item.toString()));
            assertThat(paged).as(path).isEqualTo(all);
        }
        assertThat(story.buyer().get(story.asBuyer("/timeline")).field("items").size())
                .as("without the remarks")
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "cursor=%21", "cursor=ZGVhZGxpbmV-MX4y"})
    void an_invalid_page_is_refused(String query) {
        story.buyer().get(story.asBuyer("/timeline?" + query)).expect(400);
        story.merchant().get(story.asMerchant("/timeline?" + query)).expect(400);
        story.ops().get(story.asOps("/timeline?" + query)).expect(400);
    }

    @Test
    void staff_are_named_to_their_own_side_and_to_ops_and_the_buyer_to_all() {
        story.rule("DISMISS").expect(200);
        assertThat(actors(story.ops(), story.asOps("/timeline"))).containsExactly(story.buyerId, "clerk", "judge");
        assertThat(actors(story.merchant(), story.asMerchant("/timeline")))
                .containsExactly(story.buyerId, "clerk", null);
        assertThat(actors(story.buyer(), story.asBuyer("/timeline"))).containsExactly(story.buyerId, null, null);
        assertThat(story.buyer().get(story.asBuyer("/timeline")).texts("items", "actor.kind"))
                .containsExactly("BUYER", "MERCHANT", "OPS");
    }

    @Test
    void each_side_adds_at_most_fifty_statements() {
        for (int i = 0; i < LIMIT; i++) {
            state(story.buyer(), story.asBuyer("/statements"), "再说一次").expect(200);
        }
        assertLimitReached(state(story.buyer(), story.asBuyer("/statements"), "再说一次"));
        state(story.merchant(), story.asMerchant("/statements"), "有底单").expect(200);
        story.rule("DISMISS").expect(200);
        assertThat(state(story.buyer(), story.asBuyer("/statements"), "再说一次").status())
                .as("what the state forbids is judged first")
                .isEqualTo(409);
    }

    @Test
    void each_side_adds_at_most_fifty_remarks_and_a_page_has_a_hundred_events_unless_asked_otherwise() {
        for (int i = 0; i < LIMIT; i++) {
            remark(story.merchant(), story.asMerchant("/remarks")).expect(200);
            remark(story.ops(), story.asOps("/remarks")).expect(200);
        }
        assertLimitReached(remark(story.merchant(), story.asMerchant("/remarks")));
        assertLimitReached(remark(story.ops(), story.asOps("/remarks")));
        assertThat(story.timeline().field("items")).hasSize(100);
        assertThat(story.ops().get(story.asOps("/timeline?limit=500")).field("items"))
                .hasSize(2 + 2 * LIMIT);
    }

    private void assertLimitReached(Answer refused) {
        assertThat(refused.expect(422).text("type")).isEqualTo("urn:reissue:problem:limit-reached");
        assertThat(refused.text("detail")).contains("50");
    }

    private static Answer state(Client side, String path, String comment) {
        return side.post(path, Map.of("comment", comment, "evidence", List.of()));
    }

    private static Answer remark(Client side, String path) {
        return side.post(path, Map.of("comment", "仓库在查"));
    }

    private static List<String> actors(Client reader, String path) {
        List<String> ids = new ArrayList<>();
        reader.get(path).expect(200).field("items").forEach(item -> {
            var id = item.path("actor").path("id");
            ids.add(id.isNull() ? null : id.stringValue());
        });
        return ids;
    }
}
