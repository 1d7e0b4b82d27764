package org.reissue.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What failed before and is tried again waits for what has not failed: it may fail again, each case by itself. */
@ReissueTest
class SweepOrderTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private TimeoutSweep sweep;

    @Autowired
    private SchemaOwner owner;

    @Test
    void deadlines_are_fired_before_those_that_failed_are_tried_again() {
        Story again = applied();
        Story first = applied();
        clock.advance(Duration.ofHours(48));
        owner.sql("insert into case_quarantine (case_id, attempts, retry_at, error) values (?::uuid, 1, ?, 'x')")
                .params(again.id(), Timestamp.from(clock.instant()))
                .update();

        sweep.drain();

        List<String> fired = owner.sql("""
                        select case_id::text from case_event
                        where case_id in (?::uuid, ?::uuid) and type = 'reissue.auto-approved' order by id
                        """)
                .params(again.id(), first.id())
                .query(String.class)
                .list();
        assertThat(fired).containsExactly(first.id(), again.id());
    }

    private Story applied() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        return story;
    }
}
