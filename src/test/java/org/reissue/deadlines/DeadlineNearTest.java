package org.reissue.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.reissue.cases.timeouts.ReminderService;
import org.reissue.feed.FeedProbe;
import org.reissue.testing.Answer;
import org.reissue.testing.Concurrently;
import org.reissue.testing.DueCases;
import org.reissue.testing.Story;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** R19, on two instances that share a database: deadlines are announced 12 hours before they fall, each once. */
class DeadlineNearTest extends AnnouncingInstances {

    private static final String NEAR = "reissue.deadline-near";

    @Test
    void a_deadline_is_announced_once_12_hours_before_it_falls_and_nothing_else_changes() {
        FeedProbe feed = FeedProbe.fromNow(second.api(), jdbc);
        Story story = applied("OTHER");
        String deadline = story.read().text("deadline.at");
        waitFor("PT35H59M59.999999S");
        sweep();
        assertThat(story.eventTypes()).containsExactly("reissue.applied");
        waitFor("PT0.000001S");
        Instant announcedAt = clock.instant();
        sweep();
        sweep();
        assertThat(story.eventTypes()).containsExactly("reissue.applied", NEAR);
        Answer timeline = story.buyer().get(story.asBuyer("/timeline")).expect(200);
        assertThat(timeline.text("items.1.at")).isEqualTo(announcedAt.toString());
        assertThat(timeline.text("items.1.actor.kind")).isEqualTo("SYSTEM");
        assertThat(timeline.field("items.1.actor.id").isNull()).isTrue();
        assertThat(timeline.text("items.1.from")).isEqualTo("PENDING_MERCHANT");
        assertThat(timeline.text("items.1.to")).isEqualTo("PENDING_MERCHANT");
        assertThat(timeline.text("items.1.rule")).isEqualTo("R19");
        Answer read = story.read();
        assertThat(read.number("version")).isEqualTo(1);
        assertThat(read.text("deadline.at")).isEqualTo(deadline);
        assertThat(read.text("updatedAt")).isEqualTo(read.text("appliedAt"));

        List<JsonNode> events = feed.readOn().stream()
                .filter(event -> event.path("subject").asString().equals(story.id()))
                .toList();
        assertThat(events).hasSize(2);
        assertThat(events.get(1).path("type").asString()).isEqualTo(NEAR);
        JsonNode data = events.get(1).path("data");
        assertThat(data.path("then").asString()).isEqualTo("AUTO_APPROVE");
        assertThat(data.path("deadlineAt").asString()).isEqualTo(deadline);
        assertThat(data.path("version").asLong()).isEqualTo(1);
        assertThat(data.path("from").asString()).isEqualTo("PENDING_MERCHANT");
    }

    @Test
    void each_new_deadline_is_announced_and_each_time_with_what_it_brings() {
        Story story = applied("NEVER_RECEIVED");
        waitFor("PT36H");
        sweep();
        story.approve().expect(200);
        sweep();
        assertThat(thens(story)).as("the new one is 48 hours away").containsExactly("AUTO_APPROVE");
        waitFor("PT36H");
        sweep();
        assertThat(thens(story)).containsExactly("AUTO_APPROVE", "OVERDUE_REFUND");
        story.ship().expect(200);
        waitFor("P9DT12H");
        sweep();
        assertThat(thens(story)).containsExactly("AUTO_APPROVE", "OVERDUE_REFUND", "COMPLETE");
    }

    @Test
    void an_extended_deadline_is_another() {
        Story story = applied("OTHER");
        waitFor("PT40H");
        sweep();
        extend(story, "PT24H");
        sweep();
        assertThat(thens(story)).hasSize(1);
        waitFor("PT21H");
        sweep();
        assertThat(thens(story)).hasSize(2);
        extend(story, "PT1M");
        sweep();
        sweep();
        assertThat(thens(story)).as("near as well, but a minute later").hasSize(3);
        assertThat(story.read().number("version")).isEqualTo(3);
    }

    @Test
    void a_deadline_extended_by_parts_of_a_microsecond_is_announced_as_the_case_has_it() {
        Story story = applied("OTHER");
        Instant before = Instant.parse(story.read().text("deadline.at"));
        String extended = extend(story, "PT24H0.0000007S").text("deadline.at");
        assertThat(Instant.parse(extended)).isEqualTo(before.plus(Duration.ofHours(24)));
        assertThat(story.read().text("deadline.at")).isEqualTo(extended);
        waitFor("PT60H");
        sweep();
        assertThat(thens(story)).containsExactly("AUTO_APPROVE");
    }

    /** An instance that plans no reminders yet approved the case, say, while the others were being restarted. */
    @Test
    void a_deadline_that_was_moved_without_a_new_reminder_is_announced() {
        Story story = applied("OTHER");
        Story sooner = applied("OTHER");
        movePlan(story, -30);
        movePlan(sooner, 30);
        first.bean(ReminderService.class).planMissing();

        waitFor("PT20H");
        sweep();
        assertThat(thens(story))
                .as("near is what it was planned for, not what it has")
                .isEmpty();
        waitFor("PT16H");
        sweep();
        sweep();
        assertThat(thens(story)).containsExactly("AUTO_APPROVE");
        assertThat(thens(sooner)).containsExactly("AUTO_APPROVE");
    }

    @Test
    void a_deadline_that_is_near_from_the_beginning_is_announced_by_the_next_sweep() {
        Story story = applied("MISSING_ITEMS");
        story.reject().expect(200);
        sweep();
        sweep();
        assertThat(thens(story)).containsExactly("CLOSE");
        waitFor("PT1H");
        story.modify("MISSING_ITEMS").expect(200);
        story.reject().expect(200);
        first.bean(TimeoutSweep.class).drainRecent();
        assertThat(story.eventTypes()).endsWith("reissue.modified", "reissue.rejected", NEAR);
    }

    @Test
    void a_deadline_that_has_passed_is_fired_and_not_announced() {
        Story swept = applied("OTHER");
        Story read = applied("OTHER");
        waitFor("PT48H");
        read.read();
        sweep();
        for (Story story : List.of(swept, read)) {
            assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.auto-approved");
        }
    }

    @Test
    void a_case_without_a_deadline_is_not_announced() {
        Story cancelled = applied("OTHER");
        cancelled.cancel().expect(200);
        Story arbitrated = applied("NEVER_RECEIVED");
        arbitrated.reject().expect(200);
        waitFor("PT40H");
        sweep();
        assertThat(cancelled.eventTypes()).doesNotContain(NEAR);
        assertThat(arbitrated.eventTypes()).doesNotContain(NEAR);
        assertThat(reminders(cancelled, arbitrated))
                .as("nothing is left behind")
                .isZero();
    }

    @Test
    void the_first_scan_announces_nothing_again_unless_it_moves_the_deadline() {
        Story story = applied("OTHER");
        story.approve().expect(200);
        String number = Story.freshNumber();
        story.ship("SF", number).expect(200);
        waitFor("P9DT18H");
        sweep();
        scan(number);
        sweep();
        assertThat(story.read().text("status")).isEqualTo("IN_TRANSIT");
        assertThat(thens(story)).containsExactly("COMPLETE");

        Story scannedBefore = applied("OTHER");
        scannedBefore.approve().expect(200);
        String known = Story.freshNumber();
        scan(known);
        assertThat(scannedBefore.ship("SF", known).expect(200).text("status")).isEqualTo("IN_TRANSIT");
        waitFor("P9DT18H");
        sweep();
        assertThat(thens(scannedBefore)).containsExactly("COMPLETE");
    }

    @Test
    void a_case_that_a_command_has_locked_is_announced_afterwards() {
        Story story = applied("OTHER");
        Story other = applied("OTHER");
        waitFor("PT36H");
        new TransactionTemplate(first.bean(PlatformTransactionManager.class)).executeWithoutResult(command -> {
            jdbc.sql("select id from reissue_case where id = ?::uuid for update")
                    .param(story.id())
                    .query()
                    .singleRow();
            second.bean(TimeoutSweep.class).drain();
        });
        assertThat(story.eventTypes()).doesNotContain(NEAR);
        assertThat(other.eventTypes()).contains(NEAR);
        sweep();
        assertThat(thens(story)).hasSize(1);
        assertThat(thens(other)).hasSize(1);
    }

    @Test
    void two_instances_announce_each_deadline_once_also_those_from_before_the_setting() throws Exception {
        String shop = Story.fresh("S");
        DueCases.insert(jdbc, shop, 8_000, clock.instant().plus(Duration.ofHours(12)));
        Callable<Boolean> onFirst = () -> planAndSweep(first);
        Callable<Boolean> onSecond = () -> planAndSweep(second);
        Concurrently.call(List.of(onFirst, onSecond, onFirst, onSecond));
        sweep();
        assertThat(jdbc.sql("""
                                select count(*), count(distinct case_id) from case_event
                                where shop_id = ? and type = 'reissue.deadline-near' and version = 3
                                """)
                        .param(shop)
                        .query((row, number) -> List.of(row.getLong(1), row.getLong(2)))
                        .single())
                .containsExactly(8_000L, 8_000L);
        assertThat(jdbc.sql("select count(*) from reissue_case where shop_id = ? and version <> 3")
                        .param(shop)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
