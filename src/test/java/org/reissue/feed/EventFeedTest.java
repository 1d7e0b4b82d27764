package org.reissue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.history.CaseEventReader;
import org.reissue.history.EventFilter;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What other systems read of the feed, page by page. */
@ReissueTest
class EventFeedTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseEventReader reader;

    private FeedProbe feed;
    private Story story;

    @BeforeEach
    void begin() {
        story = Story.of(api, clock);
        feed = FeedProbe.fromNow(api, jdbc);
    }

    @Test
    void an_event_is_a_cloud_event_with_all_fields_and_no_personal_data() {
        story.apply("MISSING_ITEMS").expect(201);
        story.approve().expect(200);
        story.ship().expect(200);

        List<JsonNode> events = feed.readOn();
        assertThat(feed.typesOf(story.id())).containsExactly("reissue.applied", "reissue.approved", "reissue.shipped");
        JsonNode approved = events.get(1);
        assertThat(approved.propertyNames())
                .containsExactly("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
        assertThat(approved.path("specversion").asString()).isEqualTo("1.0");
        assertThat(approved.path("source").asString()).isEqualTo("/reissue");
        assertThat(approved.path("subject").asString()).isEqualTo(story.id());
        assertThat(approved.path("time").asString()).isEqualTo(clock.instant().toString());
        assertThat(approved.path("datacontenttype").asString()).isEqualTo("application/json");
        JsonNode data = approved.path("data");
        assertThat(data.propertyNames())
                .containsExactly(
                        "caseId",
                        "shopId",
                        "buyerId",
                        "orderId",
                        "itemId",
                        "from",
                        "to",
                        "reason",
                        "rule",
                        "actor",
                        "deadlineAt",
                        "version");
        assertThat(data.path("from").asString()).isEqualTo("PENDING_MERCHANT");
        assertThat(data.path("to").asString()).isEqualTo("AWAITING_SHIPMENT");
        assertThat(data.path("reason").asString()).isEqualTo("MISSING_ITEMS");
        assertThat(data.path("version").intValue()).isEqualTo(2);
        assertThat(data.path("actor").toString()).isEqualTo("{\"kind\":\"MERCHANT\",\"id\":null}");
        assertThat(data.path("deadlineAt").asString())
                .isEqualTo(clock.instant().plus(Duration.ofHours(48)).toString());
        assertThat(events.get(2).path("data").path("carrier").asString()).isEqualTo("SF");
        assertThat(events.toString()).doesNotContain("张三丰", "13812345678", "文三路", "盒子里少了");
    }

    @Test
    void comments_evidence_and_remarks_never_leave_the_service() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.ops().post(story.asOps("/remarks"), Map.of("comment", "只给自己看")).expect(200);
        story.escalate().expect(200);

        String everything = feed.readOn().toString();
        assertThat(feed.typesOf(story.id()))
                .containsExactly("reissue.applied", "reissue.rejected", "reissue.escalated");
        assertThat(everything).doesNotContain("只给自己看", "照片看不清", "请平台介入", "img.example", "remark");
        api.system().get(FeedProbe.PATH + "?types=reissue.remark-added").expect(400);
    }

    /** During an upgrade, say: a reader that was moved past such an event would never get it. */
    @Test
    void an_event_of_a_type_that_only_a_newer_version_knows_is_delivered_like_others() {
        story.apply("OTHER").expect(201);
        jdbc.sql("""
                        insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id, reason,
                                                from_status, to_status, rule, version, details)
                        select case_id, 'reissue.inspected', at, 'SYSTEM', shop_id, buyer_id, order_id, item_id, reason,
                               to_status, to_status, rule, version, '{"parts": 2}'
                        from case_event where case_id = ?::uuid
                        """).param(story.id()).update();

        JsonNode inspected = feed.readOn().get(1);
        assertThat(feed.typesOf(story.id())).containsExactly("reissue.applied", "reissue.inspected");
        assertThat(inspected.path("data").path("parts").intValue()).isEqualTo(2);
        long position = Long.parseLong(inspected.path("id").asString());
        assertThat(reader.read(position - 1, position, EventFilter.ofTypes(List.of("reissue.inspected")), 1)
                        .events())
                .as("what a webhook of the newer version asks for")
                .hasSize(1);
    }

    @Test
    void the_cursor_moves_on_even_if_no_event_matches() {
        String before = feed.cursor();
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);

        Answer none = api.system()
                .get(FeedProbe.PATH + "?types=reissue.shipped&after=" + before)
                .expect(200);
        assertThat(none.field("items").isEmpty()).isTrue();
        assertThat(none.text("nextCursor")).isNotEqualTo(before);

        Answer two = api.system()
                .get(FeedProbe.PATH + "?types=reissue.shipped,reissue.cancelled&types=reissue.applied&after=" + before)
                .expect(200);
        assertThat(two.texts("items", "type")).containsExactly("reissue.applied", "reissue.cancelled");
        Answer end = api.system()
                .get(FeedProbe.PATH + "?after=" + two.text("nextCursor"))
                .expect(200);
        assertThat(end.field("items").isEmpty()).isTrue();
        assertThat(end.text("nextCursor")).isEqualTo(two.text("nextCursor"));
    }

    @Test
    void a_page_has_as_many_events_as_the_limit_allows() {
        String before = feed.cursor();
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        Answer first =
                api.system().get(FeedProbe.PATH + "?limit=1&after=" + before).expect(200);
        Answer second = api.system()
                .get(FeedProbe.PATH + "?limit=1&after=" + first.text("nextCursor"))
                .expect(200);
        assertThat(first.texts("items", "type")).containsExactly("reissue.applied");
        assertThat(second.texts("items", "type")).containsExactly("reissue.cancelled");
    }

    @Test
    void a_page_is_not_empty_while_an_event_follows_however_far() {
        String before = feed.cursor();
        // as rolled back transactions and failovers leave it
        jdbc.sql("select setval('case_event_id_seq', last_value + 1000000) from case_event_id_seq")
                .query(Long.class)
                .single();
        story.apply("OTHER").expect(201);
        Answer page = api.system()
                .get(FeedProbe.PATH + "?types=reissue.applied&after=" + before)
                .expect(200);
        assertThat(page.texts("items", "subject")).containsExactly(story.id());
    }

    @Test
    void without_a_cursor_the_feed_begins_with_the_oldest_event_kept() {
        story.apply("OTHER").expect(201);
        String oldest = jdbc.sql("select min(id)::text from case_event where type <> 'reissue.remark-added'")
                .query(String.class)
                .single();
        Answer page = api.system().get(FeedProbe.PATH + "?limit=1").expect(200);
        assertThat(page.texts("items", "id")).containsExactly(oldest);
        api.system().get(FeedProbe.PATH + "?after=" + page.text("nextCursor")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "LTE", "MQ==", "MDAwMDE2LTE", "OTk5OTk5OTk5OTk5OTk5", "MC0w"})
    void text_that_is_not_a_cursor_is_refused(String cursor) {
        Answer answer = api.system().get(FeedProbe.PATH + "?after=" + cursor).expect(400);
        assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(answer.text("errors.0.field")).isEqualTo("after");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=1001,limit",
        "limit=1.5,limit",
        "waitSeconds=31,waitSeconds",
        "waitSeconds=-1,waitSeconds",
        "types=applied,types",
        "types=,types",
        "types=%20reissue.applied,types",
        "after=MQ&after=MQ,after"
    })
    void parameters_out_of_range_are_refused(String parameter, String field) {
        Answer answer = api.system().get(FeedProbe.PATH + "?" + parameter).expect(400);
        assertThat(answer.text("errors.0.field")).isEqualTo(field);
    }

    @Test
    void the_feed_is_for_systems_only() {
        api.ops("judge").get(FeedProbe.PATH).expect(403);
        api.anonymous().get(FeedProbe.PATH).expect(401);
    }

    @Test
    void a_cursor_holds_nothing_but_the_position() {
        String decoded = new String(Base64.getUrlDecoder().decode(feed.cursor()), StandardCharsets.US_ASCII);
        assertThat(decoded).matches("[0-9]+");
    }
}
