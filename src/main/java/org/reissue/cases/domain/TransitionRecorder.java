package org.reissue.cases.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.reissue.cases.commands.EligibilityFacts;
import org.reissue.history.CaseEventRepository;
import org.reissue.history.Changes;
import org.reissue.settlement.PayoutService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the steps that cases took: the case, its events, and what is owed. */
@Component
public class TransitionRecorder {

    private static final String MOVE = """
            update reissue_case c
            set status = event.to_status, deadline_at = event.deadline_at, version = event.version, updated_at = event.at,
                ended_at = case when event.ends then event.at end, owing = c.owing or event.owes
            from event
            where c.id = event.case_id
            returning c.shop_id, c.buyer_id, c.order_id, c.item_id, c.reason, event.*
            """;

    private final CaseEventRepository history;
    private final PayoutService payouts;
    private final TransactionTemplate transaction;

    TransitionRecorder(CaseEventRepository history, PayoutService payouts, PlatformTransactionManager transactions) {
        this.history = history;
        this.payouts = payouts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a command has done to one case, all or nothing; one statement where that is all it takes.
     *
     * @return whether the case was still as the command found it; else nothing is written
     */
    public boolean write(ReissueCase changed) {
        List<AppliedTransition> transitions = changed.transitions();
        if (transitions.isEmpty()) {
            return true;
        }
        if (transitions.size() == 1 && !transitions.get(0).hasEffects()) {
            return writeFirst(changed, transitions);
        }
        return Boolean.TRUE.equals(
                transaction.execute(running -> writeFirst(changed, transitions) && writeRest(transitions)));
    }

    /**
     * A case just opened, all or nothing.
     *
     * @return whether the grounds that it was judged by still hold; else nothing is written
     * @throws org.springframework.dao.DuplicateKeyException when another case of the item was opened at the same time
     */
    public boolean write(ReissueCase opened, EligibilityFacts grounds) {
        AppliedTransition applied = opened.transitions().get(0);
        return history.append(CaseColumns.opening(opened, grounds), applied.event());
    }

    private boolean writeFirst(ReissueCase changed, List<AppliedTransition> transitions) {
        AppliedTransition first = transitions.get(0);
        return history.append(CaseColumns.change(changed, first.before().version()), first.event());
    }

    private boolean writeRest(List<AppliedTransition> transitions) {
        if (transitions.size() > 1) {
            history.append(transitions.subList(1, transitions.size()).stream()
                    .map(AppliedTransition::event)
                    .toList());
        }
        recordPayouts(transitions);
        return true;
    }

    /** A step of each of many cases, in the transaction that has locked them; steps change where a case stands only. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<AppliedTransition> transitions) {
        Map<String, Boolean[]> beside = Map.of(
                "ends",
                flags(transitions, AppliedTransition::ends),
                "owes",
                flags(transitions, AppliedTransition::owes));
        history.append(
                new Changes(MOVE, beside),
                transitions.stream().map(AppliedTransition::event).toList());
        recordPayouts(transitions);
    }

    private static Boolean[] flags(List<AppliedTransition> transitions, Predicate<AppliedTransition> flag) {
        return transitions.stream().map(flag::test).toArray(Boolean[]::new);
    }

    private void recordPayouts(List<AppliedTransition> transitions) {
        payouts.recordViolations(those(transitions, AppliedTransition::breach).toList());
        payouts.recordPayouts(Stream.concat(
                        those(transitions, AppliedTransition::compensation),
                        those(transitions, AppliedTransition::refund))
                .toList());
    }

    private static <T> Stream<T> those(
            List<AppliedTransition> transitions, Function<AppliedTransition, Optional<T>> owed) {
        return transitions.stream().map(owed).flatMap(Optional::stream);
    }
}
