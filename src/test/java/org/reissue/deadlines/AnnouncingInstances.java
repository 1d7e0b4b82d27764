package org.reissue.deadlines;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.reissue.cases.timeouts.ReminderService;
import org.reissue.testing.Answer;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two instances that share a database and announce deadlines 12 hours before they fall. Buyers have 6 hours to answer
 * here, so their deadlines are near from the beginning.
 */
abstract class AnnouncingInstances {

    static OtherInstance first;
    static OtherInstance second;
    static TestClock clock;
    static JdbcClient jdbc;

    @BeforeAll
    static void two_instances_that_announce() {
        List<String> all = new ArrayList<>(
                List.of(TestDatabase.createMigratedDatabase("deadline_near").properties()));
        all.addAll(List.of("reissue.policy.reminder-before=PT12H", "reissue.policy.buyer-response=PT6H"));
        String[] settings = all.toArray(String[]::new);
        first = OtherInstance.started(settings);
        second = OtherInstance.started(settings);
        clock = first.bean(TestClock.class);
        jdbc = first.bean(JdbcClient.class);
    }

    @BeforeEach
    void same_time() {
        waitFor("PT0S");
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    static void sweep() {
        first.bean(TimeoutSweep.class).drain();
        second.bean(TimeoutSweep.class).drain();
    }

    static void waitFor(String duration) {
        second.bean(TestClock.class).set(clock.advance(Duration.parse(duration)));
    }

    static Story applied(String reason) {
        Story story = Story.of(first.api(), clock);
        story.apply(reason).expect(201);
        return story;
    }

    static Answer extend(Story story, String by) {
        return story.ops()
                .post(story.asOps("/extend"), Map.of("by", by, "comment", "台风"))
                .expect(200);
    }

    static void scan(String number) {
        first.api().scan("SF", number, clock.instant());
    }

    /** The outcomes that the case's announcements named, the oldest first. */
    static List<String> thens(Story story) {
        return jdbc.sql("""
                        select details ->> 'then' from case_event
                        where case_id = ?::uuid and type = 'reissue.deadline-near' order by id
                        """).param(story.id()).query(String.class).list();
    }

    static long reminders(Story... stories) {
        return jdbc.sql("select count(*) from deadline_reminder where case_id = any(?::uuid[])")
                .param(List.of(stories).stream().map(Story::id).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Makes the reminder of the case one for a deadline that is so much later, and not that of the case. */
    static void movePlan(Story story, int hours) {
        jdbc.sql(
                        "update deadline_reminder set deadline_at = deadline_at + make_interval(hours => ?) where case_id = ?::uuid")
                .params(hours, story.id())
                .update();
    }

    /** @return true, so that it may be called in another thread and waited for */
    static boolean planAndSweep(OtherInstance instance) {
        instance.bean(ReminderService.class).planMissing();
        instance.bean(TimeoutSweep.class).drain();
        return true;
    }
}
