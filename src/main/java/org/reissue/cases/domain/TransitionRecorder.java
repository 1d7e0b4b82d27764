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
    private final PayoutService obligations;
    private final TransactionTemplate transaction;

    TransitionRecorder(CaseEventRepository history, PayoutService obligations, PlatformTransactionManager transactions) {
        this.history = history;
        this.obligations = obligations;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a command has done to one case, all or nothing; one statement where that is all it takes.
     *
     * @return whether the case was still as the command found it; else nothing is written
     */
    public boolean write(ReissueCase changed) {
        List<AppliedTransition> steps = changed.steps();
        if (steps.isEmpty()) {
            return true;
        }
        if (steps.size() == 1 && !steps.get(0).hasEffects()) {
            return writeFirst(changed, steps);
        }
        return Boolean.TRUE.equals(transaction.execute(running -> writeFirst(changed, steps) && writeRest(steps)));
    }

    /**
     * A case just opened, all or nothing.
     *
     * @return whether the grounds that it was judged by still hold; else nothing is written
     * @throws org.springframework.dao.DuplicateKeyException when another case of the item was opened at the same time
     */
    public boolean write(ReissueCase opened, EligibilityFacts grounds) {
        AppliedTransition applied = opened.steps().get(0);
        return history.append(CaseColumns.opening(opened, grounds), applied.event());
    }

    private boolean writeFirst(ReissueCase changed, List<AppliedTransition> steps) {
        AppliedTransition first = steps.get(0);
        return history.append(CaseColumns.change(changed, first.before().version()), first.event());
    }

    private boolean writeRest(List<AppliedTransition> steps) {
        if (steps.size() > 1) {
            history.append(
                    steps.subList(1, steps.size()).stream().map(AppliedTransition::event).toList());
        }
        owe(steps);
        return true;
    }

    /** A step of each of many cases, in the transaction that has locked them; steps change where a case stands only. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<AppliedTransition> steps) {
        Map<String, Boolean[]> beside = Map.of("ends", flags(steps, AppliedTransition::ends), "owes", flags(steps, AppliedTransition::owes));
        history.append(
                new Changes(MOVE, beside), steps.stream().map(AppliedTransition::event).toList());
        owe(steps);
    }

    private static Boolean[] flags(List<AppliedTransition> steps, Predicate<AppliedTransition> flag) {
        return steps.stream().map(flag::test).toArray(Boolean[]::new);
    }

    private void owe(List<AppliedTransition> steps) {
        obligations.blame(those(steps, AppliedTransition::breach).toList());
        obligations.owe(Stream.concat(those(steps, AppliedTransition::compensation), those(steps, AppliedTransition::refund))
                .toList());
    }

    private static <T> Stream<T> those(List<AppliedTransition> steps, Function<AppliedTransition, Optional<T>> owed) {
        return steps.stream().map(owed).flatMap(Optional::stream);
    }
}
