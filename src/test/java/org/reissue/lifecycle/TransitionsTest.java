package org.reissue.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds of the table as a whole, whichever transitions are agreed. */
class TransitionsTest {

    @Test
    void only_terminal_statuses_have_no_transition() {
        for (CaseStatus status : CaseStatus.values()) {
            boolean hasTransition = Lifecycle.table().stream().anyMatch(row -> row.from() == status);
            assertThat(hasTransition).as("%s", status).isNotEqualTo(status.isTerminal());
        }
    }

    @Test
    void a_deadline_runs_exactly_where_a_timeout_has_a_transition() {
        for (Transition row : Lifecycle.table()) {
            for (Reason reason : Reason.values()) {
                boolean runs = row.window() != Window.NONE;
                boolean timesOut = Lifecycle.timeout(new CaseState(row.to(), reason, false, false))
                        .isPresent();
                assertThat(timesOut).as("after %s", row).isEqualTo(runs);
            }
        }
    }

    @Test
    void every_overdue_shipment_is_a_violation_and_owes_compensation_whatever_the_reason() {
        assertThat(Lifecycle.table())
                .filteredOn(row -> row.event() == EventType.SHIPMENT_OVERDUE)
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.effects()).contains(Effect.VIOLATION, Effect.COMPENSATION));
    }

    @Test
    void a_timeout_is_named_by_its_outcome() {
        assertThat(timeoutOutcome(CaseStatus.PENDING_MERCHANT, Reason.OTHER)).isEqualTo(TimeoutOutcome.AUTO_APPROVE);
        assertThat(timeoutOutcome(CaseStatus.AWAITING_SHIPMENT, Reason.NEVER_RECEIVED))
                .isEqualTo(TimeoutOutcome.OVERDUE_REFUND);
        assertThat(timeoutOutcome(CaseStatus.AWAITING_SHIPMENT, Reason.OTHER)).isEqualTo(TimeoutOutcome.OVERDUE);
        assertThat(timeoutOutcome(CaseStatus.REJECTED, Reason.OTHER)).isEqualTo(TimeoutOutcome.CLOSE);
        assertThat(timeoutOutcome(CaseStatus.OVERDUE, Reason.OTHER)).isEqualTo(TimeoutOutcome.CLOSE);
        assertThat(timeoutOutcome(CaseStatus.SHIPPED, Reason.OTHER)).isEqualTo(TimeoutOutcome.COMPLETE);
        assertThat(timeoutOutcome(CaseStatus.IN_TRANSIT, Reason.OTHER)).isEqualTo(TimeoutOutcome.COMPLETE);
    }

    private static TimeoutOutcome timeoutOutcome(CaseStatus status, Reason reason) {
        return Lifecycle.timeout(new CaseState(status, reason, false, false))
                .orElseThrow()
                .timeoutOutcome();
    }
}
