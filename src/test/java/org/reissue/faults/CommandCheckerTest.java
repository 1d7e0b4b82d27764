package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.faults.CallLog.Fact;
import org.reissue.lifecycle.EventType;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The fault suite misses everything that was accepted and is not in the database, and nothing else. */
@ReissueTest
class CommandCheckerTest {

    private final CallLog calls = new CallLog();

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void a_command_and_facts_that_are_accepted_and_stored() {
        Story story = Story.of(api, clock);
        calls.accepted(Fact.ORDER, story.orderId);
        story.apply("OTHER").expect(201);
        calls.command(story.orderId, EventType.APPLIED, Outcome.ACCEPTED);
        String reference = Story.fresh("C");
        story.credit("PAYABLE", 500, reference).expect(200);
        calls.accepted(Fact.CREDIT, reference);
        String number = Story.freshNumber();
        api.scan("SF", number, Instant.parse("2026-03-02T02:00:00Z"));
        calls.accepted(Fact.SCAN, number);
    }

    @Test
    void what_is_stored_is_not_missed() {
        assertThat(new CommandChecker(jdbc, calls).lost()).isEmpty();
    }

    @Test
    void a_lost_order_scan_or_credit_is_missed_as_a_lost_command_is() {
        calls.command("O-lost", EventType.APPLIED, Outcome.ACCEPTED);
        calls.command("O-refused", EventType.APPLIED, Outcome.REFUSED);
        calls.accepted(Fact.ORDER, "O-lost");
        calls.accepted(Fact.SCAN, "SF-lost");
        calls.accepted(Fact.CREDIT, "C-lost");

        assertThat(new CommandChecker(jdbc, calls).lost())
                .hasSize(4)
                .contains("Lost: ORDER O-lost", "Lost: SCAN SF-lost", "Lost: CREDIT C-lost")
                .anyMatch(lost -> lost.contains("orderId=O-lost, type=APPLIED"));
    }
}
