package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Decision;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;

/**
 * The last arbitration of a case (R16). It ends with a ruling, or without one when the merchant approves or the buyer
 * withdraws.
 *
 * @param openedAt when the arbitration was opened, in UTC
 * @param evidenceUntil until when both sides may add statements before ops should rule, in UTC
 * @param buyerStatedAt when the buyer first added a statement to this arbitration, in UTC, or null
 * @param merchantStatedAt when the merchant first added a statement to this arbitration, in UTC, or null
 * @param claim the last claim of a member of staff; null without one, and when the arbitration has ended
 * @param decision the decision of ops; this and the following are null until ops rule
 * @param ruledAt when ops ruled, in UTC
 */
@Embeddable
public record Arbitration(
        @Column(name = "arbitration_opened_at") Instant openedAt,
        Instant evidenceUntil,
        @Nullable Instant buyerStatedAt,
        @Nullable Instant merchantStatedAt,
        @Embedded @Nullable ArbitrationClaim claim,
        @Nullable Decision decision,
        @Nullable Blame blame,
        @Nullable String opinion,
        @Nullable Instant ruledAt) {

    /** The arbitration after a transition: a new one where the transition leads into arbitration. */
    static @Nullable Arbitration after(@Nullable Arbitration before, AppliedTransition applied) {
        if (before != null && applied.transition().action() == Action.STATE) {
            return before.stated(applied.context());
        }
        if (!applied.transition().moves()) {
            return before;
        }
        if (applied.to() == CaseStatus.IN_ARBITRATION) {
            Instant evidenceUntil = applied.at().plus(applied.context().policy().evidenceWindow());
            return new Arbitration(applied.at(), evidenceUntil, null, null, null, null, null, null, null);
        }
        return before == null ? null : before.withClaim(null);
    }

    /** The arbitration with a statement of buyer or merchant; only the first of each side makes a difference. */
    private Arbitration stated(CommandContext context) {
        boolean byBuyer = context.actor().kind() == ActorKind.BUYER;
        return new Arbitration(
                openedAt,
                evidenceUntil,
                byBuyer ? firstOf(buyerStatedAt, context) : buyerStatedAt,
                byBuyer ? merchantStatedAt : firstOf(merchantStatedAt, context),
                claim,
                decision,
                blame,
                opinion,
                ruledAt);
    }

    Arbitration ruled(Ruling ruling, Instant now) {
        return new Arbitration(
                openedAt,
                evidenceUntil,
                buyerStatedAt,
                merchantStatedAt,
                claim,
                ruling.decision(),
                ruling.blame(),
                ruling.opinion(),
                now);
    }

    /**
     * The arbitration claimed by the acting member of staff, whose own earlier claim starts anew.
     *
     * @param until when the claim lapses, in UTC
     * @throws Problem {@code claimed} when another member has claimed it
     */
    public Arbitration claimed(Instant until, CommandContext context) {
        requireNoOtherClaim(context);
        return takenOver(until, context);
    }

    /** The arbitration claimed by the acting member of staff, even if another one has claimed it. */
    public Arbitration takenOver(Instant until, CommandContext context) {
        return withClaim(new ArbitrationClaim(context.actor().id(), until));
    }

    /**
     * The arbitration without a claim.
     *
     * @throws Problem {@code claimed} when another member has claimed it
     */
    public Arbitration released(CommandContext context) {
        requireNoOtherClaim(context);
        return withClaim(null);
    }

    /** The member of staff who has the arbitration in hand; null without a claim, and after it has lapsed. */
    public @Nullable String claimedBy(Instant now) {
        return claim != null && claim.runs(now) ? claim.by() : null;
    }

    /** Whether another member of staff than that one has the arbitration in hand: only who has it may rule (R16). */
    public boolean isClaimedByOtherThan(@Nullable String member, Instant now) {
        String holder = claimedBy(now);
        return holder != null && !holder.equals(member);
    }

    /** When the claim of {@link #claimedBy} lapses, in UTC; null when there is none. */
    public @Nullable Instant claimedUntil(Instant now) {
        return claim != null && claim.runs(now) ? claim.until() : null;
    }

    /** Refuses with {@code claimed} when another member of staff than the acting one has the arbitration in hand. */
    void requireNoOtherClaim(CommandContext context) {
        if (isClaimedByOtherThan(context.actor().id(), context.now())) {
            throw new Problem(ProblemType.CLAIMED);
        }
    }

    private Arbitration withClaim(@Nullable ArbitrationClaim changed) {
        return new Arbitration(
                openedAt, evidenceUntil, buyerStatedAt, merchantStatedAt, changed, decision, blame, opinion, ruledAt);
    }

    private static Instant firstOf(@Nullable Instant earlier, CommandContext context) {
        return earlier == null ? context.now() : earlier;
    }
}
