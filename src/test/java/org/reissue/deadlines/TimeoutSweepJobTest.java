package org.reissue.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ReissueTest
class TimeoutSweepJobTest {

    private final Api api;
    private final TestClock clock;
    private final TimeoutSweepJob job;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;

    @Autowired
    TimeoutSweepJobTest(Api api, TestClock clock, TimeoutSweepJob job, JdbcClient jdbc, SchemaOwner owner) {
        this.api = api;
        this.clock = clock;
        this.job = job;
        this.jdbc = jdbc;
        this.owner = owner;
    }

    @Test
    void the_poll_after_a_standstill_finds_deadlines_of_any_age() throws InterruptedException {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        job.sweep();
        job.sweep(); // whichever of the two is a full sweep by its number, the next is not

        story.waitFor("PT60H");
        job.sweep();

        assertThat(status(story)).isEqualTo("AWAITING_SHIPMENT");
    }

    @Test
    void the_poll_after_an_outage_finds_the_deadlines_of_all_polls_that_failed() throws InterruptedException {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        job.sweep();
        job.sweep();
        story.waitFor("PT48H");
        owner.sql("alter table case_quarantine rename to case_quarantine_out").update();
        try {
            for (int poll = 0; poll < 4; poll++) {
                job.sweep();
                story.waitFor("PT50S");
            }
        } finally {
            owner.sql("alter table case_quarantine_out rename to case_quarantine")
                    .update();
        }

        job.sweep();

        assertThat(status(story)).isEqualTo("AWAITING_SHIPMENT");
    }

    private String status(Story story) {
        return jdbc.sql("select status from reissue_case where id = ?::uuid")
                .param(story.id())
                .query(String.class)
                .single();
    }
}
