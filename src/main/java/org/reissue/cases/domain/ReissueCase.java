package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.reissue.cases.commands.RuleRequest;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Transition;
import org.reissue.logistics.VerifiedParcel;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;

/**
 * One application for a reissue. Its verbs are the actions of the lifecycle table: each asks the table, changes the
 * case and remembers the step, which the command then has {@link TransitionRecorder} write. An illegal one is
 * {@code invalid-transition}.
 */
@Entity
@Immutable // to Hibernate, which only reads it
public class ReissueCase {

    @Id
    private UUID id;

    private String shopId;
    private String buyerId;
    private String orderId;
    private String itemId;
    private String title;
    private long paidFen;

    @Embedded
    private ApplicationDetails claim;

    @Enumerated(EnumType.STRING)
    private CaseStatus status;

    private Instant deadlineAt;
    private boolean scanDue;
    private boolean owing;

    @Embedded
    private Rejection rejection;

    @Embedded
    private Shipment shipment;

    @Embedded
    private Arbitration arbitration;

    private long version;
    private Instant appliedAt;
    private Instant updatedAt;
    private Instant endedAt;

    /** The database derives it, so only what was read has it; lists sort by it, and the sweep picks by it. */
    @Column(insertable = false, updatable = false)
    private Instant deadlineKey;

    @Transient
    private final List<AppliedTransition> transitions = new ArrayList<>();

    @Transient
    private final Set<CaseColumns.Part> changed = EnumSet.noneOf(CaseColumns.Part.class);

    protected ReissueCase() {}

    private ReissueCase(UUID id, OrderFacts order, OrderItem item, ApplicationDetails claim, Instant now) {
        this.id = id;
        this.shopId = order.shopId();
        this.buyerId = order.buyerId();
        this.orderId = order.orderId();
        this.itemId = item.itemId();
        this.title = item.title();
        this.paidFen = item.paidFen();
        this.claim = claim;
        this.appliedAt = now;
        changed.add(CaseColumns.Part.ORIGIN);
        changed.add(CaseColumns.Part.CLAIM);
    }

    /** A buyer applies (R1 to R5, judged before). */
    public static ReissueCase apply(
            UUID id, OrderFacts order, OrderItem item, ApplicationDetails claim, CommandContext turn) {
        ReissueCase reissueCase = new ReissueCase(id, order, item, claim, turn.now());
        reissueCase.take(reissueCase.step(Action.APPLY, turn).saying(claim.words()));
        return reissueCase;
    }

    public void modify(ApplicationDetails modified, CommandContext turn) {
        Transition row = legal(Action.MODIFY, null, turn);
        claim = modified;
        changed.add(CaseColumns.Part.CLAIM);
        take(AppliedTransition.of(facts(), row, turn, deadlineAt).saying(modified.words()));
    }

    public void cancel(String comment, CommandContext turn) {
        take(step(Action.CANCEL, turn).saying(Explanation.of(comment)));
    }

    public void escalate(String comment, CommandContext turn) {
        take(step(Action.ESCALATE, turn).saying(Explanation.of(comment)));
    }

    public void confirm(String comment, CommandContext turn) {
        take(step(Action.CONFIRM, turn).saying(Explanation.of(comment)));
    }

    public void approve(CommandContext turn) {
        take(step(Action.APPROVE, turn));
    }

    public void reject(Rejection why, CommandContext turn) {
        take(step(Action.REJECT, turn)
                .saying(new Explanation(why.explanation(), why.evidence()))
                .adding(Map.of("code", why.code())));
        rejection = why;
        changed.add(CaseColumns.Part.REJECTION);
    }

    public void ship(VerifiedParcel parcel, CommandContext turn) {
        take(step(Action.SHIP, turn).adding(parcel.asDetails()));
        scanDue = turn.policy().scanWindow() != null;
        sendOff(Shipment.of(parcel, turn.now()), parcel, turn);
    }

    public void correctShipment(VerifiedParcel parcel, CommandContext turn) {
        take(step(Action.CORRECT_SHIPMENT, turn).adding(parcel.asDetails()));
        sendOff(Shipment.of(parcel, shipment.shippedAt()), parcel, turn);
    }

    /** A parcel that the carrier has scanned already is in transit at once (R13). */
    private void sendOff(Shipment sent, VerifiedParcel parcel, CommandContext turn) {
        shipment = sent;
        changed.add(CaseColumns.Part.SHIPMENT);
        if (parcel.firstScanAt() != null) {
            CommandContext carriers = new CommandContext(Actor.SYSTEM, turn.now(), turn.policy());
            take(AppliedTransition.ofScan(facts(), legal(Action.SCAN, null, carriers), parcel.asDetails(), carriers));
            shipment = sent.scanned(parcel.firstScanAt());
        }
    }

    public void rule(RuleRequest ruling, CommandContext turn) {
        take(AppliedTransition.of(facts(), legal(Action.RULE, ruling.decision(), turn), turn, deadlineAt)
                .saying(Explanation.of(ruling.opinion()))
                .adding(details(ruling))
                .refunding(ruling.refundOf(paidFen)));
        arbitration = arbitration.ruled(ruling, turn.now());
        changed.add(CaseColumns.Part.ARBITRATION);
    }

    public void extend(Duration by, String comment, CommandContext turn) {
        Transition row = legal(Action.EXTEND, null, turn);
        take(AppliedTransition.of(facts(), row, turn, deadlineAt.plus(by)).saying(Explanation.of(comment)));
    }

    public void state(Explanation words, CommandContext turn) {
        take(step(Action.STATE, turn).saying(words));
    }

    /** A note for those who work on the case, at any time; it is no action of the table. */
    public void remark(String comment, CommandContext turn) {
        Transition row = Lifecycle.remark(status, turn.party().actor());
        take(AppliedTransition.of(facts(), row, turn, deadlineAt).saying(Explanation.of(comment)));
    }

    /** Refuses what the table does not allow, for commands whose rules are judged after legality. */
    public void requireLegal(Action action, CommandContext turn) {
        legal(action, null, turn);
    }

    public void requireLegal(Decision decision, CommandContext turn) {
        legal(Action.RULE, decision, turn);
    }

    public boolean deadlineHasPassed(Instant now) {
        return Lifecycle.hasPassed(deadlineAt, now);
    }

    /** The steps taken since it was loaded. */
    public List<AppliedTransition> transitions() {
        return List.copyOf(transitions);
    }

    /** What they changed. */
    Set<CaseColumns.Part> changed() {
        return changed;
    }

    private Map<String, Object> details(RuleRequest ruling) {
        return ruling.decision() == Decision.REFUND
                ? Map.of("decision", ruling.decision(), "blame", ruling.blame(), "amountFen", ruling.refundOf(paidFen))
                : Map.of("decision", ruling.decision(), "blame", ruling.blame());
    }

    private AppliedTransition step(Action action, CommandContext turn) {
        return AppliedTransition.of(facts(), legal(action, null, turn), turn, deadlineAt);
    }

    private Transition legal(Action action, Decision decision, CommandContext turn) {
        ActorKind actor = turn.party().actor();
        return Lifecycle.transition(state(), action, actor, decision)
                .orElseThrow(() -> new Problem(ProblemType.INVALID_TRANSITION)
                        .with("caseStatus", status)
                        .with("allowedActions", Lifecycle.allowed(state(), actor)));
    }

    private void take(AppliedTransition step) {
        status = step.to();
        deadlineAt = step.deadlineAt();
        version = step.version();
        owing |= step.owes();
        if (step.row().changesCase()) {
            changed.add(CaseColumns.Part.STANDING);
            updatedAt = step.at();
            endedAt = step.ends() ? step.at() : null;
        }
        if (step.row().moves() && step.to() == CaseStatus.IN_ARBITRATION) {
            arbitration = Arbitration.opened(step.at());
            changed.add(CaseColumns.Part.ARBITRATION);
        }
        transitions.add(step);
    }

    private CaseSnapshot facts() {
        Instant shippedAt = shipment == null ? null : shipment.shippedAt();
        return new CaseSnapshot(subject(), status, scanDue, deadlineAt, shippedAt, paidFen, version);
    }

    CaseEvent.Subject subject() {
        return new CaseEvent.Subject(id, shopId, buyerId, orderId, itemId, claim.reason());
    }

    public CaseState state() {
        return new CaseState(status, claim.reason(), scanDue);
    }

    public UUID id() {
        return id;
    }

    public String shopId() {
        return shopId;
    }

    public String buyerId() {
        return buyerId;
    }

    public String orderId() {
        return orderId;
    }

    public String itemId() {
        return itemId;
    }

    public String title() {
        return title;
    }

    public long paidFen() {
        return paidFen;
    }

    public ApplicationDetails claim() {
        return claim;
    }

    public CaseStatus status() {
        return status;
    }

    public Instant deadlineAt() {
        return deadlineAt;
    }

    /** Its place in the order of deadlines: the deadline, or behind all of them; null before it was stored. */
    public Instant deadlineKey() {
        return deadlineKey;
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

    /** Whether a compensation or a refund was ever owed because of it (R10, R12, R16). */
    public boolean owing() {
        return owing;
    }

    public long version() {
        return version;
    }

    public Instant appliedAt() {
        return appliedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    Instant endedAt() {
        return endedAt;
    }

    boolean scanDue() {
        return scanDue;
    }
}
