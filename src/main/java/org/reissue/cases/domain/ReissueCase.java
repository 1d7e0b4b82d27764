package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.annotations.DynamicUpdate;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Transition;
import org.reissue.logistics.VerifiedParcel;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;

/**
 * One application for a reissue. Its verbs are the actions of the lifecycle table: each asks the table, judges the
 * rules of the action, changes the case and registers the transition, which the command then records. A verb that the
 * table does not allow is refused with {@code invalid-transition}.
 */
@Entity
@DynamicUpdate // what a command leaves alone is not sent again, the receiver above all
public class ReissueCase {

    @Id
    private UUID id;

    @Embedded
    private OrderedItem item;

    @Embedded
    private ApplicationDetails application;

    @Embedded
    private CaseProgress progress = CaseProgress.NONE;

    @Embedded
    private Rejection rejection;

    @Embedded
    private Shipment shipment;

    @Embedded
    private Arbitration arbitration;

    /** Counts the changes of the case itself; a new case has the first. */
    @Version
    private long version = 1;

    private Instant appliedAt;

    /** The database derives it, so only a case that was read has it; lists sort by it, and the sweep picks by it. */
    @Column(insertable = false, updatable = false)
    private Instant deadlineKey;

    @Transient
    private final List<AppliedTransition> newTransitions = new ArrayList<>();

    protected ReissueCase() {}

    private ReissueCase(UUID id, OrderedItem item, ApplicationDetails application, Instant now) {
        this.id = id;
        this.item = item;
        this.application = application;
        this.appliedAt = now;
    }

    /** A buyer applies; R1 to R5 were judged before. */
    public static ReissueCase apply(
            UUID id, OrderFacts order, OrderItem item, ApplicationDetails application, CommandContext context) {
        ReissueCase opened = new ReissueCase(id, OrderedItem.of(order, item), application, context.now());
        Transition transition = opened.transition(Action.APPLY, context);
        opened.apply(AppliedTransition.of(CaseSnapshot.of(opened, 0), transition, context)
                .with(application.explanation()));
        return opened;
    }

    /**
     * R9, R11: the buyer changes the application.
     *
     * @param bought how many of the item were bought (R5)
     */
    public void modify(ApplicationDetails modified, int bought, CommandContext context) {
        Transition transition = transition(Action.MODIFY, context);
        modified.requireQuantityWithin(bought);
        application = modified;
        apply(applied(transition, context).with(modified.explanation()));
    }

    /** R14. */
    public void cancel(String comment, CommandContext context) {
        apply(Action.CANCEL, comment, context);
    }

    /** R9, R11, R17. */
    public void escalate(String comment, CommandContext context) {
        apply(Action.ESCALATE, comment, context);
    }

    /** R17. */
    public void confirm(String comment, CommandContext context) {
        apply(Action.CONFIRM, comment, context);
    }

    /** R6, R9. */
    public void approve(CommandContext context) {
        apply(applied(transition(Action.APPROVE, context), context));
    }

    /** R8, R9, R15. */
    public void reject(Rejection rejected, CommandContext context) {
        Transition transition = transition(Action.REJECT, context);
        rejected.requireEvidence();
        rejection = rejected;
        apply(applied(transition, context)
                .with(new Explanation(rejected.explanation(), rejected.evidence()))
                .with(Map.of("code", rejected.code())));
    }

    /**
     * R7: the merchant ships.
     *
     * @param verification judges whether the number is real (R13); asked once shipping is legal
     */
    public void ship(Function<ReissueCase, VerifiedParcel> verification, CommandContext context) {
        Transition transition = transition(Action.SHIP, context);
        shipment = Shipment.of(verification.apply(this), context.now());
        progress = progress.withScanDue(context.policy().scanWindow() != null);
        apply(applied(transition, context).with(shipment.details()));
    }

    /**
     * R13: the merchant corrects a mistyped number. The window does not start anew; correcting to the same number
     * changes nothing.
     *
     * @param verification judges whether the number is real; empty for the same number
     */
    public void correctShipment(Function<ReissueCase, Optional<VerifiedParcel>> verification, CommandContext context) {
        Transition transition = transition(Action.CORRECT_SHIPMENT, context);
        verification.apply(this).ifPresent(parcel -> {
            shipment = Shipment.of(parcel, shipment.shippedAt());
            apply(applied(transition, context).with(shipment.details()));
        });
    }

    /** R13: the carrier has scanned the parcel for the first time. */
    public void scan(CommandContext context) {
        apply(applied(transition(Action.SCAN, context), context).with(shipment.details()));
    }

    /** R16: ops rule. */
    public void rule(Ruling ruling, CommandContext context) {
        Transition transition = context.transition(state(), Action.RULE, ruling.decision());
        ruling.requireRefundWithin(item.paidFen());
        arbitration = arbitration.ruled(ruling, context.now());
        apply(applied(transition, context)
                .with(Explanation.of(ruling.opinion()))
                .with(ruling.details(item.paidFen()))
                .refunding(ruling.refundOf(item.paidFen())));
    }

    /** Ops move the deadline that runs. */
    public void extend(Duration by, String comment, CommandContext context) {
        Transition transition = transition(Action.EXTEND, context);
        apply(AppliedTransition.of(
                        CaseSnapshot.of(this, version),
                        transition,
                        context,
                        progress.deadlineAt().plus(by))
                .with(Explanation.of(comment)));
    }

    /** R16: buyer or merchant say something in arbitration. */
    public void state(Explanation statement, CommandContext context) {
        apply(applied(transition(Action.STATE, context), context).with(statement));
    }

    /** R18: a note for those who work on the case, at any time; it is no action of the table. */
    public void remark(String comment, CommandContext context) {
        Transition transition =
                Lifecycle.remark(progress.status(), context.actor().kind());
        apply(applied(transition, context).with(Explanation.of(comment)));
    }

    /** The transitions registered since the case was loaded. */
    public List<AppliedTransition> newTransitions() {
        return List.copyOf(newTransitions);
    }

    private void apply(Action action, String comment, CommandContext context) {
        apply(applied(transition(action, context), context).with(Explanation.of(comment)));
    }

    private AppliedTransition applied(Transition transition, CommandContext context) {
        return AppliedTransition.of(CaseSnapshot.of(this, version), transition, context);
    }

    private Transition transition(Action action, CommandContext context) {
        return context.transition(state(), action, null);
    }

    private void apply(AppliedTransition applied) {
        progress = progress.after(applied);
        if (applied.transition().moves() && applied.to() == CaseStatus.IN_ARBITRATION) {
            arbitration = Arbitration.opened(applied.at());
        }
        newTransitions.add(applied);
    }

    public CaseState state() {
        return new CaseState(progress.status(), application.reason(), progress.scanDue());
    }

    public UUID id() {
        return id;
    }

    public OrderedItem item() {
        return item;
    }

    public ApplicationDetails application() {
        return application;
    }

    /** Its place in the order of deadlines: the deadline, or behind all of them; null before it was stored. */
    public Instant deadlineKey() {
        return deadlineKey;
    }

    public CaseProgress progress() {
        return progress;
    }

    public Rejection rejection() {
        return rejection;
    }

    public Shipment shipment() {
        return shipment;
    }

    public Arbitration arbitration() {
        return arbitration;
    }

    public long version() {
        return version;
    }

    public Instant appliedAt() {
        return appliedAt;
    }
}
