package org.reissue.cases.domain;

import java.time.Duration;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.Transition;

/** An extension of running deadlines by ops, of one or of many. */
public record DeadlineExtension(Duration by, String comment) {

    /**
     * Extends the deadline of a case.
     *
     * @throws org.reissue.web.problem.Problem {@code invalid-transition} when no deadline is running
     */
    public AppliedTransition extend(CaseSnapshot before, CommandContext context) {
        Transition transition = context.transition(before.state(), Action.EXTEND);
        return AppliedTransition.of(
                        before, transition, context, before.deadlineAt().plus(by))
                .with(Explanation.of(comment));
    }
}
