package org.reissue.cases.commands;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.audit.AuditAction;
import org.reissue.audit.AuditService;
import org.reissue.cases.domain.Arbitration;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.RefundAmountService;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.RulingPreview;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Policy;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * The commands of platform staff on any case, most of them in arbitration (R16), and the preview of a ruling.
 * {@link CaseNoteService} adds remarks.
 */
@Service
@EnableConfigurationProperties(ArbitrationProperties.class)
public class OpsCaseService {

    private final CommandExecutor commands;
    private final RefundAmountService refundAmounts;
    private final CaseNoteService notes;
    private final AuditService audit;
    private final ArbitrationProperties properties;
    private final Policy policy;
    private final Clock clock;

    OpsCaseService(
            CommandExecutor commands,
            RefundAmountService refundAmounts,
            CaseNoteService notes,
            AuditService audit,
            ArbitrationProperties properties,
            Policy policy,
            Clock clock) {
        this.commands = commands;
        this.refundAmounts = refundAmounts;
        this.notes = notes;
        this.audit = audit;
        this.properties = properties;
        this.policy = policy;
        this.clock = clock;
    }

    /** Extends the running deadline. */
    public IdempotentResult<ReissueCase> extend(ApiRequest request, String id, ExtendRequest extension) {
        return commands.execute(
                request, id, extension, (found, context) -> found.extend(extension.by(), extension.comment(), context));
    }

    /**
     * Claims the arbitration for the caller; the caller's own claim starts anew.
     *
     * @param claim null is the same as one without take-over and comment
     * @throws Problem {@code claimed} when another member of staff has the arbitration in hand and the caller does not
     *     take over; {@code limit-reached} for a comment when ops have added 50 remarks
     */
    public IdempotentResult<ReissueCase> claim(ApiRequest request, String id, @Nullable ClaimRequest claim) {
        ClaimRequest given = claim == null ? ClaimRequest.PLAIN : claim;
        return commands.execute(request, id, given, (found, context) -> {
            if (given.takeOver()) {
                takeOver(found, context);
            } else {
                found.changeClaim(arbitration -> arbitration.claimed(lapse(context), context), context);
            }
            if (given.comment() != null) {
                notes.addRemark(found, given.comment(), context);
            }
        });
    }

    /**
     * Claims the arbitration for the caller even if another member of staff has claimed it. The audit log then records
     * the takeover.
     */
    private void takeOver(ReissueCase found, CommandContext context) {
        String caller = context.actor().id();
        Arbitration before = found.arbitration();
        found.changeClaim(arbitration -> arbitration.takenOver(lapse(context), context), context);
        if (before.isClaimedByOtherThan(caller, context.now())) {
            audit.record(
                    caller,
                    AuditAction.CLAIM_TAKEN_OVER,
                    found.id().toString(),
                    Map.of("claimedBy", before.claimedBy(context.now())),
                    Map.of("claimedBy", caller));
        }
    }

    /**
     * Releases the arbitration; without a claim nothing changes.
     *
     * @throws Problem {@code claimed} when another member of staff has the arbitration in hand
     */
    public IdempotentResult<ReissueCase> release(ApiRequest request, String id) {
        return commands.execute(
                request,
                id,
                null,
                (found, context) -> found.changeClaim(arbitration -> arbitration.released(context), context));
    }

    /**
     * Rules and executes the ruling.
     *
     * @throws Problem {@code invalid-request} for an amount without a refund, {@code claimed} when another member of
     *     staff has the arbitration in hand, {@code not-eligible} when the amount exceeds what is left to refund
     */
    public IdempotentResult<ReissueCase> rule(ApiRequest request, String id, RuleRequest ruling) {
        requireRefundFor(ruling.refundFen(), ruling.decision());
        return commands.execute(
                request,
                id,
                ruling,
                (found, context) -> found.rule(ruling.ruling(), refundAmounts::refundableFen, context));
    }

    /**
     * Predicts what a ruling of a case that was read for the caller would do now, without ruling. Ignores claims.
     *
     * @param refundFen the amount to refund, in fen; null for all that is left to refund
     * @throws Problem {@code invalid-request} for an amount without a refund, {@code invalid-transition} outside
     *     arbitration, {@code not-eligible} when the amount exceeds what is left to refund
     */
    public RulingPreview preview(Caller caller, ReissueCase found, Decision decision, @Nullable Long refundFen) {
        requireRefundFor(refundFen, decision);
        CommandContext context = CommandContext.of(caller, clock.instant(), policy);
        return RulingPreview.of(found, decision, refundFen, refundAmounts::refundableFen, context);
    }

    private Instant lapse(CommandContext context) {
        return context.now().plus(properties.claim());
    }

    private static void requireRefundFor(@Nullable Long refundFen, Decision decision) {
        if (refundFen != null && decision != Decision.REFUND) {
            throw Problem.invalid("refundFen", "invalid.refund-without-decision");
        }
    }
}
