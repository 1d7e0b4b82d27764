package org.reissue.cases.timeouts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.AppliedTransition;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.cases.domain.CommandContext;
import org.reissue.jdbc.StoredInstant;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.TimeoutOutcome;
import org.reissue.lifecycle.Transition;

/**
 * A planned reminder whose time has come, and its case.
 *
 * @param plannedFor the deadline that the reminder is for, in UTC
 * @param announced the outcome that an earlier announcement of the same deadline named; null without one
 */
record NearDeadline(
        CaseSnapshot found, Instant plannedFor, @Nullable String announced) {

    static NearDeadline from(ResultSet row, int number) throws SQLException {
        return new NearDeadline(
                CaseSnapshot.from(row, number), StoredInstant.read(row, "planned_for"), row.getString("announced"));
    }

    UUID caseId() {
        return found.subject().caseId();
    }

    /**
     * The announcement (R19). Empty when the case has another deadline by now or none, when the deadline has passed, so
     * that it is fired instead, and when it was announced before.
     */
    Optional<AppliedTransition> announcement(CommandContext context) {
        boolean running = plannedFor.equals(found.deadlineAt()) && !Lifecycle.hasPassed(plannedFor, context.now());
        if (!running) {
            return Optional.empty();
        }
        return Lifecycle.timeout(found.state())
                .map(Transition::timeoutOutcome)
                .filter(then -> !then.name().equals(announced))
                .map(then -> announcement(then, context));
    }

    /** Whether the case has another deadline by now, set by an instance that plans no reminders. */
    boolean isMoved() {
        return found.deadlineAt() != null && !plannedFor.equals(found.deadlineAt());
    }

    private AppliedTransition announcement(TimeoutOutcome then, CommandContext context) {
        Transition announcement = Lifecycle.announcement(found.state()).orElseThrow();
        return AppliedTransition.of(found, announcement, context).with(Map.of("then", then));
    }
}
