package org.reissue.cases.domain;

import java.time.Duration;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.Lifecycle;

/**
 * An extension of running deadlines by ops.
 *
 * @param by how much later a deadline falls
 * @param comment why
 */
public record DeadlineExtension(Duration by, String comment) {

    /** Extends the deadline of one of many cases, as {@link ReissueCase#extend} does for a single one. */
    public AppliedTransition of(CaseSnapshot before, CommandContext context) {
        return Lifecycle.transition(
                        before.state(), Action.EXTEND, context.actor().kind(), null)
                .map(transition -> AppliedTransition.of(
                        before, transition, context, before.deadlineAt().plus(by)))
                .map(applied -> applied.with(Explanation.of(comment)))
                .orElseThrow(() -> new IllegalStateException("The deadline of case %s cannot be extended in status %s"
                        .formatted(before.subject().caseId(), before.status())));
    }
}
