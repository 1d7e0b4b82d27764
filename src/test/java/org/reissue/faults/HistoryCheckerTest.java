package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.lifecycle.ActorKind.BUYER;
import static org.reissue.lifecycle.ActorKind.MERCHANT;
import static org.reissue.lifecycle.ActorKind.OPS;
import static org.reissue.lifecycle.ActorKind.SYSTEM;
import static org.reissue.lifecycle.CaseStatus.AWAITING_SHIPMENT;
import static org.reissue.lifecycle.CaseStatus.COMPLETED;
import static org.reissue.lifecycle.CaseStatus.IN_TRANSIT;
import static org.reissue.lifecycle.CaseStatus.PENDING_MERCHANT;
import static org.reissue.lifecycle.CaseStatus.SHIPPED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reissue.faults.HistoryChecker.Case;
import org.reissue.faults.HistoryChecker.Event;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Reason;

/**
 * The judge of the fault suite finds what it is there to find. Times are milliseconds since the case was applied for.
 */
class HistoryCheckerTest {

    private static final Instant APPLIED = Instant.parse("2026-03-02T02:00:00Z");

    private final List<Event> history = new ArrayList<>();

    @Test
    void a_case_that_keeps_its_deadlines_is_found_right() {
        apply();
        event(EventType.AUTO_APPROVED, AWAITING_SHIPMENT, SYSTEM, 2_000, 4_000L);
        event(EventType.SHIPPED, SHIPPED, MERCHANT, 3_999, 5_999L);
        event(EventType.IN_TRANSIT, IN_TRANSIT, SYSTEM, 5_000, 6_999L);
        event(EventType.AUTO_COMPLETED, COMPLETED, SYSTEM, 6_999, null);

        assertThat(faults()).isEmpty();
    }

    @Test
    void a_timeout_before_its_deadline_is_a_fault() {
        apply();
        event(EventType.AUTO_APPROVED, AWAITING_SHIPMENT, SYSTEM, 1_999, 3_999L);

        assertThat(faults()).singleElement().asString().startsWith("A timeout before the deadline");
    }

    @Test
    void a_command_that_is_accepted_at_the_deadline_is_a_fault() {
        apply();
        event(EventType.APPROVED, AWAITING_SHIPMENT, MERCHANT, 2_000, 4_000L);

        assertThat(faults()).singleElement().asString().startsWith("Accepted after the deadline");
    }

    @Test
    void a_scan_may_have_waited_for_its_case_until_after_the_deadline() {
        apply();
        event(EventType.APPROVED, AWAITING_SHIPMENT, MERCHANT, 0, 2_000L);
        event(EventType.SHIPPED, SHIPPED, MERCHANT, 0, 2_000L);
        event(EventType.IN_TRANSIT, IN_TRANSIT, SYSTEM, 2_500, 3_000L);

        assertThat(faults()).isEmpty();
    }

    @Test
    void a_window_that_is_not_that_of_the_policy_is_a_fault() {
        apply();
        event(EventType.APPROVED, AWAITING_SHIPMENT, MERCHANT, 1_000, 3_001L);

        assertThat(faults()).singleElement().asString().startsWith("Deadline 2026-03-02T02:00:03Z expected");
    }

    @Test
    void a_deadline_that_runs_on_must_not_start_anew() {
        apply();
        event(EventType.REMARK_ADDED, PENDING_MERCHANT, OPS, 1_000, 3_000L);

        assertThat(faults()).singleElement().asString().startsWith("Deadline 2026-03-02T02:00:02Z expected");
    }

    @Test
    void a_missing_deadline_is_a_fault() {
        event(EventType.APPLIED, PENDING_MERCHANT, BUYER, 0, null);

        assertThat(faults()).singleElement().asString().startsWith("Deadline 2026-03-02T02:00:02Z expected");
    }

    @Test
    void a_transition_that_is_not_in_the_table_is_a_fault() {
        apply();
        event(EventType.SHIPPED, SHIPPED, MERCHANT, 1_000, 3_000L);

        assertThat(faults()).singleElement().asString().startsWith("Not in the table from PENDING_MERCHANT");
    }

    @Test
    void a_gap_between_two_statuses_is_a_fault() {
        apply();
        event(EventType.APPROVED, AWAITING_SHIPMENT, MERCHANT, 1_000, 3_000L);
        event(EventType.SHIPPED, SHIPPED, MERCHANT, 1_000, 3_000L);
        history.remove(1);

        assertThat(faults()).singleElement().asString().startsWith("Not in the table from PENDING_MERCHANT");
    }

    @Test
    void a_version_that_is_not_the_next_one_is_a_fault() {
        apply();
        history.set(0, withVersion(history.get(0), 2));

        assertThat(faults(new Case("C-1", PENDING_MERCHANT, 1)))
                .singleElement()
                .asString()
                .startsWith("Version 1 expected");
    }

    @Test
    void a_case_that_is_not_where_its_history_ends_is_a_fault() {
        apply();

        for (Case other : List.of(new Case("C-1", AWAITING_SHIPMENT, 1), new Case("C-1", PENDING_MERCHANT, 2))) {
            assertThat(faults(other))
                    .containsExactly("The history ends in PENDING_MERCHANT, version 1, but the case is " + other);
        }
        assertThat(faults(new Case("C-2", PENDING_MERCHANT, 1)))
                .containsExactly(
                        "Case C-2 has no history",
                        "The history ends in PENDING_MERCHANT, version 1, but the case is null");
    }

    @Test
    void where_clocks_jump_an_event_may_be_as_far_on_the_wrong_side_and_no_farther() {
        apply();
        event(EventType.AUTO_APPROVED, AWAITING_SHIPMENT, SYSTEM, 1_500, 3_500L);

        assertThat(faults(Duration.ofMillis(500))).isEmpty();
        assertThat(faults(Duration.ofMillis(499))).hasSize(1);
    }

    private void apply() {
        event(EventType.APPLIED, PENDING_MERCHANT, BUYER, 0, 2_000L);
    }

    private void event(EventType type, CaseStatus to, ActorKind actor, long at, @Nullable Long deadline) {
        Event last = history.isEmpty() ? null : history.get(history.size() - 1);
        long before = last == null ? 0 : last.version();
        history.add(new Event(
                history.size(),
                "C-1",
                type,
                last == null ? null : last.to(),
                to,
                actor,
                Reason.OTHER,
                APPLIED.plusMillis(at),
                deadline == null ? null : APPLIED.plusMillis(deadline),
                type == EventType.REMARK_ADDED ? before : before + 1));
    }

    private static Event withVersion(Event event, long version) {
        return new Event(
                event.id(),
                event.caseId(),
                event.type(),
                event.from(),
                event.to(),
                event.actor(),
                event.reason(),
                event.at(),
                event.deadlineAt(),
                version);
    }

    private List<String> faults(Case result) {
        return new HistoryChecker(Instances.POLICY, Duration.ZERO).check(history, List.of(result));
    }

    private List<String> faults() {
        return faults(Duration.ZERO);
    }

    private List<String> faults(Duration clockJumps) {
        Event last = history.get(history.size() - 1);
        return new HistoryChecker(Instances.POLICY, clockJumps)
                .check(history, List.of(new Case("C-1", last.to(), last.version())));
    }
}
