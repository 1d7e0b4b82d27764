package org.reissue.console.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Effect;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Policy;
import org.reissue.lifecycle.TimeoutOutcome;
import org.reissue.lifecycle.Transition;

/**
 * The consequence of an action by the lifecycle table.
 *
 * @param decision the ruling that leads to it, or null
 * @param window how long the next deadline is away, or null
 * @param then the outcome of the timeout of that deadline, or null
 * @param effects what the transition records besides the new status
 */
public record Consequence(
        @Nullable Decision decision,
        CaseStatus to,
        @Nullable Duration window,
        @Nullable TimeoutOutcome then,
        Set<Effect> effects) {

    /** The consequences of an action, one per ruling; empty when the action leaves the status as it is. */
    static List<Consequence> of(CaseState state, Action action, ActorKind actor, Policy policy, Instant now) {
        List<@Nullable Decision> decisions = new ArrayList<>();
        decisions.add(null);
        decisions.addAll(Arrays.asList(Decision.values()));
        return decisions.stream()
                .flatMap(decision -> Lifecycle.transition(state, action, actor, decision).stream()
                        .filter(Transition::moves)
                        .map(transition -> of(transition, decision, state, policy, now)))
                .toList();
    }

    private static Consequence of(
            Transition transition, @Nullable Decision decision, CaseState state, Policy policy, Instant now) {
        Instant deadline = transition.window().deadline(policy, now, now, null);
        return new Consequence(
                decision,
                transition.to(),
                deadline == null ? null : Duration.between(now, deadline),
                Lifecycle.timeout(state.after(transition, policy))
                        .map(Transition::timeoutOutcome)
                        .orElse(null),
                transition.effects());
    }

    public boolean ends() {
        return to.isTerminal();
    }
}
