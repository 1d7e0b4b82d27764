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
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.Transition;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.VerifiedParcel;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;

/**
 * A case: one application for a reissue. Each action is a method: it takes a transition from the lifecycle table or is
 * refused with {@code invalid-transition}, judges the rules, changes the case and adds to {@link #newTransitions()}.
 */
@Entity
@DynamicUpdate // an update sends changed columns only, so seldom the receiver
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
    private @Nullable Rejection rejection;

    @Embedded
    private @Nullable Shipment shipment;

    @Embedded
    @OptimisticLock(excluded = true) // statements and claims leave the version as it is
    private @Nullable Arbitration arbitration;

    /** Counts the changes of the case, starting with 1. */
    @Version
    private long version = 1;

    private Instant appliedAt;

    /** When the personal data was erased (R20), in UTC, or null. Written in bulk, and no change of the version. */
    @OptimisticLock(excluded = true)
    private @Nullable Instant erasedAt;

    /** Derived by the database from the deadline; lists sort and the sweep selects by this column. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant deadlineKey;

    @Transient
    private boolean archived;

    @Transient
    private final List<AppliedTransition> newTransitions = new ArrayList<>();

    protected ReissueCase() {}

    private ReissueCase(UUID id, OrderedItem item, ApplicationDetails application, Instant now) {
        this.id = id;
        this.item = item;
        this.application = application;
        this.appliedAt = now;
    }

    /** Opens a case for a buyer. R1 to R5 must be judged before. */
    public static ReissueCase apply(
            UUID id, OrderFacts order, OrderItem item, ApplicationDetails application, CommandContext context) {
        ReissueCase opened = new ReissueCase(id, OrderedItem.of(order, item), application, context.now());
        Transition transition = context.transition(opened.state(), Action.APPLY);
        opened.take(AppliedTransition.of(CaseSnapshot.of(opened, 0), transition, context)
                .with(application.explanation()));
        return opened;
    }

    /** The buyer modifies the application (R9, R11); {@code bought} is the quantity bought, which limits it (R5). */
    public void modify(ApplicationDetails modified, int bought, CommandContext context) {
        Transition transition = context.transition(state(), Action.MODIFY);
        modified.requireQuantityWithin(bought);
        application = modified;
        take(applied(transition, context).with(modified.explanation()));
    }

    /** The merchant approves (R6), also after a rejection (R9) or in arbitration (R16). */
    public void approve(CommandContext context) {
        take(applied(context.transition(state(), Action.APPROVE), context));
    }

    /** The merchant rejects (R8, R9, R15). */
    public void reject(Rejection rejected, CommandContext context) {
        Transition transition = context.transition(state(), Action.REJECT);
        rejected.requireEvidence();
        rejection = rejected;
        take(applied(transition, context).rejecting(rejected));
    }

    /** The merchant ships (R7); {@code verification} judges the tracking number (R13), after legality. */
    public void ship(Supplier<VerifiedParcel> verification, CommandContext context) {
        Transition transition = context.transition(state(), Action.SHIP);
        shipment = Shipment.of(verification.get(), context.now());
        take(applied(transition, context).with(shipment.details()));
    }

    /** The merchant corrects the tracking number (R13), at most three times; the deadline stays as it is. */
    public void correctShipment(ParcelNumber parcel, Supplier<VerifiedParcel> verification, CommandContext context) {
        Transition transition = context.transition(state(), Action.CORRECT_SHIPMENT);
        if (!parcel.equals(shipment.parcel())) {
            shipment = shipment.requireCorrectable().corrected(verification.get());
            take(applied(transition, context).with(shipment.details()));
        }
    }

    /** The carrier has scanned the parcel for the first time (R13). */
    public void scan(CommandContext context) {
        take(applied(context.transition(state(), Action.SCAN), context).with(shipment.details()));
    }

    /** Ops rule in arbitration (R16); {@code refundable} tells what is left to refund, in fen, after legality. */
    public void rule(Ruling ruling, ToLongFunction<OrderedItem> refundable, CommandContext context) {
        Transition transition = context.transition(state(), Action.RULE, ruling.decision());
        arbitration.requireNoOtherClaim(context);
        Ruling executed = transition.refunds() ? ruling.withRefundWithin(refundable.applyAsLong(item)) : ruling;
        arbitration = arbitration.ruled(executed, context.now());
        take(applied(transition, context).ruling(executed));
    }

    /** Ops claim or release the arbitration, as long as they may rule (R16); this is no transition. */
    public void changeClaim(UnaryOperator<Arbitration> change, CommandContext context) {
        context.requireAllowed(state(), Action.RULE);
        arbitration = change.apply(arbitration);
    }

    /** Ops extend the running deadline. */
    public void extend(Duration by, String comment, CommandContext context) {
        take(AppliedTransition.extension(CaseSnapshot.of(this, version), by, comment, context));
    }

    /** Buyer or merchant add a statement in arbitration (R16). */
    public void addStatement(Explanation statement, CommandContext context) {
        take(applied(context.transition(state(), Action.STATE), context).with(statement));
    }

    /** Merchant or ops add an internal note, in any status (R18); remarks are not part of the lifecycle table. */
    public void addRemark(String comment, CommandContext context) {
        erasedAt = null; // the erasure takes the case again, with the remark
        take(applied(context.remark(state()), context).with(Explanation.of(comment)));
    }

    /** Takes any action that needs nothing but a comment, such as withdrawing (R14); see {@link Action#isPlain}. */
    public void perform(Action action, String comment, CommandContext context) {
        if (!action.isPlain()) {
            throw new IllegalArgumentException("More than a comment is needed to " + action);
        }
        take(applied(context.transition(state(), action), context).with(Explanation.of(comment)));
    }

    /** The transitions applied since the case was loaded, for the {@link TransitionRecorder}. */
    public List<AppliedTransition> newTransitions() {
        return List.copyOf(newTransitions);
    }

    private AppliedTransition applied(Transition transition, CommandContext context) {
        return AppliedTransition.of(CaseSnapshot.of(this, version), transition, context);
    }

    private void take(AppliedTransition applied) {
        progress = progress.after(applied);
        arbitration = Arbitration.after(arbitration, applied);
        newTransitions.add(applied);
    }

    /** The state by which the lifecycle table is searched. */
    public CaseState state() {
        return new CaseState(progress.status(), application.reason(), progress.scanDue(), progress.wasOverdue());
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

    /** The deadline, or a time after every deadline when none runs; null until read from the database. */
    public @Nullable Instant deadlineKey() {
        return deadlineKey;
    }

    public CaseProgress progress() {
        return progress;
    }

    public @Nullable Rejection rejection() {
        return rejection;
    }

    public @Nullable Shipment shipment() {
        return shipment;
    }

    public @Nullable Arbitration arbitration() {
        return arbitration;
    }

    void foundInArchive() {
        archived = true;
    }

    /** Whether the case is in the archive, where it can only be read. */
    public boolean isArchived() {
        return archived;
    }

    public long version() {
        return version;
    }

    public Instant appliedAt() {
        return appliedAt;
    }
}
