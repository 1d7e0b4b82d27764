package org.reissue.scorecards;

import java.util.List;
import java.util.function.ToIntFunction;

/** What happened over several days, or at several shops: the sums of scorecards. Medians cannot be summed. */
public record ScorecardSums(
        long applied, long approved, long autoApproved, long rejected, long shipped, long overdue, long ruledAgainst) {

    public static ScorecardSums of(List<Scorecard> cards) {
        return new ScorecardSums(
                sum(cards, Scorecard::applied),
                sum(cards, Scorecard::approved),
                sum(cards, Scorecard::autoApproved),
                sum(cards, Scorecard::rejected),
                sum(cards, Scorecard::shipped),
                sum(cards, Scorecard::overdue),
                sum(cards, Scorecard::ruledAgainst));
    }

    private static long sum(List<Scorecard> cards, ToIntFunction<Scorecard> figure) {
        return cards.stream().mapToLong(card -> figure.applyAsInt(card)).sum();
    }
}
