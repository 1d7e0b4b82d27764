package org.reissue.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
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

/** R20: what a buyer or a merchant wrote, and where the buyer lives, is erased 180 days after the case ended. */
@ReissueTest
class ErasureTest {

    private static final String ERASURES = "/api/v1/ops/erasures";
    private static final Duration KEPT = Duration.ofDays(180);

    private final Api api;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final ErasureService erasure;
    private final ErasureJob job;
    private final Story story;

    /** In every text and link of the story, and nowhere else. */
    private final String mark = Story.fresh("mark");

    @Autowired
    ErasureTest(Api api, TestClock clock, JdbcClient jdbc, ErasureService erasure, ErasureJob job) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.erasure = erasure;
        this.job = job;
        this.story = Story.of(api, clock);
    }

    @Test
    void an_ended_case_keeps_everything_for_180_days_and_then_only_its_facts() {
        dismissedAfterManyWords();
        age(KEPT.minusSeconds(1));
        job.eraseDue();
        assertThat(story.read().text("description")).contains(mark);
        Answer timeline = story.timeline();

        age(Duration.ofSeconds(1));
        job.eraseDue();
        assertThat(tablesWithMark()).isEmpty();
        Answer erased = story.read();
        assertErased(erased);
        assertThat(erased.text("status")).isEqualTo("CLOSED");
        assertThat(erased.text("rejection.code")).isEqualTo("AGREED_WITH_BUYER");
        assertThat(erased.text("arbitration.decision")).isEqualTo("DISMISS");
        assertThat(story.timeline().texts("items", "type"))
                .as("the events stay")
                .isEqualTo(timeline.texts("items", "type"));
        assertThat(story.timeline().text("items.0.actor.id")).isEqualTo(story.buyerId);
        assertThat(erased.number("version")).isEqualTo(timeline.field("items").size() - 2L); // no statement, no remark
    }

    @Test
    void once_a_day_by_the_business_clock_is_often_enough() {
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        ErasureJob daily = new ErasureJob(erasure, clock);
        daily.eraseDaily();
        age(KEPT);

        daily.eraseDaily();
        assertThat(story.read().field("receiver").isNull()).isFalse();
        clock.advance(Duration.ofDays(1));
        daily.eraseDaily();
        assertThat(story.read().field("receiver").isNull()).isTrue();
    }

    @Test
    void a_clock_that_is_put_back_delays_no_erasure() {
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        ErasureJob daily = new ErasureJob(erasure, clock);
        daily.eraseDaily();
        age(KEPT.plusHours(1));

        clock.advance(Duration.ofHours(-1));
        daily.eraseDaily();
        clock.advance(Duration.ofHours(1));
        assertThat(story.read().field("receiver").isNull()).isTrue();
    }

    @Test
    void a_remark_on_an_erased_case_is_erased_as_well_and_leaves_the_version() {
        story.apply("OTHER").expect(201);
        long version = story.cancel().expect(200).number("version");
        age(KEPT);
        job.eraseDue();
        remark().expect(200);
        assertThat(tablesWithMark()).containsExactly("case_event");
        assertThat(story.read().number("version")).isEqualTo(version);
        job.eraseDue();
        assertThat(tablesWithMark()).isEmpty();
        assertThat(story.eventTypes()).endsWith("reissue.remark-added");
    }

    @Test
    void ops_erase_a_buyer_at_once_and_the_second_time_there_is_nothing_left() {
        dismissedAfterManyWords();
        Answer erased = erase();
        assertThat(erased.number("orders")).isEqualTo(1);
        assertThat(erased.number("cases")).isEqualTo(1);
        assertThat(tablesWithMark()).isEmpty();
        assertErased(story.read());
        assertThat(receiverOfOrderIsStored()).isFalse();
        Answer entry = api.ops("judge")
                .get("/api/v1/ops/audit?subject=" + story.buyerId)
                .expect(200);
        assertThat(entry.texts("items", "action")).containsExactly("BUYER_ERASED");
        assertThat(entry.number("items.0.after.cases")).isEqualTo(1);
        Answer again = erase();
        assertThat(again.number("orders")).isZero();
        assertThat(again.number("cases")).isZero();
    }

    @Test
    void a_case_that_has_ended_by_the_clock_is_erased_however_late_the_sweep_is() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.waitFor("PT48H");

        Answer erased = erase();

        assertThat(erased.number("orders")).isEqualTo(1);
        assertThat(erased.number("cases")).isEqualTo(1);
        assertThat(story.read().text("status")).isEqualTo("CLOSED");
        assertThat(story.read().field("receiver").isNull()).isTrue();
    }

    @Test
    void an_open_case_and_its_order_are_left_as_they_are_until_the_case_has_ended() {
        story.apply(story.buyer(), application()).expect(201);
        Answer erased = erase();
        assertThat(erased.number("orders")).isZero();
        assertThat(erased.number("cases")).isZero();
        assertThat(story.read().text("receiver.name")).isEqualTo("张三丰");
        assertThat(receiverOfOrderIsStored()).isTrue();

        age(KEPT.multipliedBy(2));
        job.eraseDue();
        assertThat(story.read().text("description")).contains(mark);
        story.cancel().expect(200);
        assertThat(erase().number("cases")).isEqualTo(1);
    }

    @Test
    void facts_that_come_after_an_erasure_do_not_bring_the_receiver_back() {
        erase();
        story.orderFacts(Map.of("paidFen", 100)).expect(200);
        assertThat(receiverOfOrderIsStored()).isFalse();

        assertThat(story.apply("OTHER").expect(201).field("receiver").isNull()).isTrue();
        story.cancel().expect(200);
        Map<String, Object> named = new HashMap<>(application());
        named.put("receiver", Map.of("name", "李四", "phone", "13900000002", "address", "北京市朝阳区样例街 2 号"));
        assertThat(story.apply(story.buyer(), named).expect(201).text("receiver.name"))
                .as("who applies anew may name one")
                .isEqualTo("李四");
    }

    /** Applied for, rejected, argued about, dismissed and remarked on, with a mark in every word. */
    private void dismissedAfterManyWords() {
        story.apply(story.buyer().key(Story.fresh("K")), application()).expect(201);
        Map<String, Object> rejection =
                Map.of("code", "AGREED_WITH_BUYER", "explanation", mark, "evidence", List.of(link()));
        story.merchant()
                .key(Story.fresh("K"))
                .post(story.asMerchant("/reject"), rejection)
                .expect(200);
        story.buyer().post(story.asBuyer("/escalate"), Map.of("comment", mark)).expect(200);
        Map<String, Object> statement = Map.of("comment", mark, "evidence", List.of(link()));
        story.buyer().post(story.asBuyer("/statements"), statement).expect(200);
        story.ops()
                .post(story.asOps("/rule"), Map.of("decision", "DISMISS", "blame", "BUYER", "opinion", mark))
                .expect(200);
        remark().expect(200);
    }

    private Map<String, Object> application() {
        Map<String, Object> application = new HashMap<>(story.application("OTHER"));
        application.put("description", mark);
        application.put("evidence", List.of(link()));
        return application;
    }

    private Answer remark() {
        return story.ops().key(Story.fresh("K")).post(story.asOps("/remarks"), Map.of("comment", mark));
    }

    private String link() {
        return "https://img.example/" + mark + ".jpg";
    }

    private Answer erase() {
        return api.ops("judge").post(ERASURES, Map.of("buyerId", story.buyerId)).expect(200);
    }

    private static void assertErased(Answer answer) {
        assertThat(answer.field("receiver").isNull()).isTrue();
        assertThat(answer.field("description").isNull()).isTrue();
        assertThat(answer.field("evidence").isEmpty()).isTrue();
        assertThat(answer.field("rejection.explanation").isNull()).isTrue();
        assertThat(answer.field("rejection.evidence").isEmpty()).isTrue();
        assertThat(answer.field("arbitration.opinion").isNull()).isTrue();
    }

    private List<String> tablesWithMark() {
        return jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE'
                        """).query(String.class).list().stream()
                .filter(table -> jdbc.sql(
                                "select exists (select from \"%s\" t where strpos(t::text, ?) > 0)".formatted(table))
                        .param(mark)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private boolean receiverOfOrderIsStored() {
        return jdbc.sql("select receiver is not null from shop_order where order_id = ?")
                .param(story.orderId)
                .query(Boolean.class)
                .single();
    }

    /** Moves the end of the case into the past. */
    private void age(Duration by) {
        jdbc.sql("update reissue_case set ended_at = ended_at - cast(? as interval) where id = ?::uuid")
                .params(by.toString(), story.id())
                .update();
    }
}
