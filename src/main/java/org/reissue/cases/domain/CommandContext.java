package org.reissue.cases.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.Actor;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Policy;
import org.reissue.lifecycle.Transition;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;

/**
 * The actor of a command, its time, and the policy in force.
 *
 * @param now when the action is recorded, in UTC; read after the case is locked, so that the times of a case's changes
 *     never decrease
 */
public record CommandContext(Actor actor, Instant now, Policy policy) {

    /** The context of a command that a caller of the API gives. */
    public static CommandContext of(Caller caller, Instant now, Policy policy) {
        Actor actor = new Actor(CaseAccess.actorKind(caller.scope()), caller.subject());
        return new CommandContext(actor, now, policy);
    }

    /** The context of what the service does by itself. */
    public static CommandContext ofSystem(Instant now, Policy policy) {
        return new CommandContext(Actor.SYSTEM, now, policy);
    }

    /** Replaces the actor by the service itself. */
    public CommandContext bySystem() {
        return ofSystem(now, policy);
    }

    /**
     * The row of the lifecycle table for an action other than a ruling.
     *
     * @throws Problem {@code invalid-transition} when the table does not allow the action
     */
    Transition transition(CaseState state, Action action) {
        return transition(state, action, null);
    }

    /**
     * The row of the lifecycle table for the actor's action.
     *
     * @param decision the ruling; null for every other action
     * @throws Problem {@code invalid-transition} when the table does not allow the action
     */
    Transition transition(CaseState state, Action action, @Nullable Decision decision) {
        return Lifecycle.transition(state, action, actor.kind(), decision).orElseThrow(() -> invalidTransition(state));
    }

    /**
     * The transition of a remark, which is possible in every status (R18).
     *
     * @throws Problem {@code invalid-transition} when only a newer version knows the status or the reason, both of
     *     which the event names
     */
    Transition remark(CaseState state) {
        if (state.status() == null || state.reason() == null) {
            throw invalidTransition(state);
        }
        return Lifecycle.remark(state.status(), actor.kind());
    }

    /**
     * Requires that the actor may take an action now, without taking it.
     *
     * @throws Problem {@code invalid-transition} when the table does not allow the action
     */
    void requireAllowed(CaseState state, Action action) {
        if (!Lifecycle.allowed(state, actor.kind()).contains(action)) {
            throw invalidTransition(state);
        }
    }

    private Problem invalidTransition(CaseState state) {
        return new Problem(ProblemType.INVALID_TRANSITION)
                .with("caseStatus", state.status())
                .with("allowedActions", Lifecycle.allowed(state, actor.kind()));
    }
}
