package org.reissue.cases.timeouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R19 after going back a version: the case of a reminder may be one that only the newer version understands. */
@ReissueTest
class ReminderOfNewerVersionTest {

    private static final String NEAR = "reissue.deadline-near";

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private ReminderService reminders;

    @BeforeEach
    void deadlines_are_announced_12_hours_before_they_fall(@Autowired BeanFactory beans) {
        reminders = Reminding.of(beans);
    }

    @Test
    void the_deadline_of_such_a_case_is_announced_by_that_version_and_keeps_no_other_waiting() {
        Story unknown = reminded();
        Story known = reminded();
        clock.advance(Duration.ofHours(36));
        setReason(unknown, "BROKEN");
        try {
            announce();
            assertThat(known.eventTypes()).containsExactly("reissue.applied", NEAR);
        } finally {
            setReason(unknown, "OTHER");
        }
        assertThat(unknown.eventTypes()).containsExactly("reissue.applied");

        announce();
        announce();
        for (Story story : List.of(unknown, known)) {
            assertThat(story.eventTypes()).containsExactly("reissue.applied", NEAR);
        }
    }

    private Story reminded() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        Reminding.plan(jdbc, story);
        return story;
    }

    private void announce() {
        reminders.announceNear(100);
        assertThat(reminders.announceNear(100))
                .as("nothing more, so that the sweep ends")
                .isZero();
    }

    private void setReason(Story story, String reason) {
        jdbc.sql("update reissue_case set reason = ? where id = ?::uuid")
                .params(reason, story.id())
                .update();
    }
}
