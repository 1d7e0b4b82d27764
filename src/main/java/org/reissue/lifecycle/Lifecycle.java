package org.reissue.lifecycle;

import static org.reissue.lifecycle.Action.ANNOUNCE;
import static org.reissue.lifecycle.Action.APPLY;
import static org.reissue.lifecycle.Action.APPROVE;
import static org.reissue.lifecycle.Action.CANCEL;
import static org.reissue.lifecycle.Action.CONFIRM;
import static org.reissue.lifecycle.Action.CORRECT_SHIPMENT;
import static org.reissue.lifecycle.Action.ESCALATE;
import static org.reissue.lifecycle.Action.EXTEND;
import static org.reissue.lifecycle.Action.MODIFY;
import static org.reissue.lifecycle.Action.REJECT;
import static org.reissue.lifecycle.Action.REMARK;
import static org.reissue.lifecycle.Action.RULE;
import static org.reissue.lifecycle.Action.SCAN;
import static org.reissue.lifecycle.Action.SHIP;
import static org.reissue.lifecycle.Action.STATE;
import static org.reissue.lifecycle.Action.TIMEOUT;
import static org.reissue.lifecycle.ActorKind.BUYER;
import static org.reissue.lifecycle.ActorKind.MERCHANT;
import static org.reissue.lifecycle.ActorKind.OPS;
import static org.reissue.lifecycle.ActorKind.SYSTEM;
import static org.reissue.lifecycle.CaseStatus.AWAITING_SHIPMENT;
import static org.reissue.lifecycle.CaseStatus.CANCELLED;
import static org.reissue.lifecycle.CaseStatus.CLOSED;
import static org.reissue.lifecycle.CaseStatus.COMPLETED;
import static org.reissue.lifecycle.CaseStatus.IN_ARBITRATION;
import static org.reissue.lifecycle.CaseStatus.IN_TRANSIT;
import static org.reissue.lifecycle.CaseStatus.OVERDUE;
import static org.reissue.lifecycle.CaseStatus.PENDING_MERCHANT;
import static org.reissue.lifecycle.CaseStatus.REFUNDED;
import static org.reissue.lifecycle.CaseStatus.REJECTED;
import static org.reissue.lifecycle.CaseStatus.SHIPPED;
import static org.reissue.lifecycle.Condition.ALWAYS;
import static org.reissue.lifecycle.Condition.NEVER_OVERDUE;
import static org.reissue.lifecycle.Condition.NEVER_RECEIVED;
import static org.reissue.lifecycle.Condition.NO_SCAN_WINDOW;
import static org.reissue.lifecycle.Condition.OTHER_REASONS;
import static org.reissue.lifecycle.Condition.ruled;
import static org.reissue.lifecycle.Effect.COMPENSATION;
import static org.reissue.lifecycle.Effect.REFUND;
import static org.reissue.lifecycle.Effect.VIOLATION;
import static org.reissue.lifecycle.Rule.R1;
import static org.reissue.lifecycle.Rule.R10;
import static org.reissue.lifecycle.Rule.R11;
import static org.reissue.lifecycle.Rule.R13;
import static org.reissue.lifecycle.Rule.R14;
import static org.reissue.lifecycle.Rule.R16;
import static org.reissue.lifecycle.Rule.R17;
import static org.reissue.lifecycle.Rule.R18;
import static org.reissue.lifecycle.Rule.R19;
import static org.reissue.lifecycle.Rule.R6;
import static org.reissue.lifecycle.Rule.R7;
import static org.reissue.lifecycle.Rule.R8;
import static org.reissue.lifecycle.Rule.R9;
import static org.reissue.lifecycle.Window.BUYER_RESPONSE;
import static org.reissue.lifecycle.Window.MERCHANT_RESPONSE;
import static org.reissue.lifecycle.Window.NONE;
import static org.reissue.lifecycle.Window.SHIPMENT;
import static org.reissue.lifecycle.Window.UNCHANGED;
import static org.reissue.lifecycle.Window.UNTIL_COMPLETED;
import static org.reissue.lifecycle.Window.UNTIL_SCANNED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lifecycle of a case as one table of transitions. Commands, {@code allowedActions}, the timeout sweep and the
 * diagram in {@code docs/lifecycle.md} all read this table. Some SQL names statuses too: a new terminal status needs a
 * migration of what V5, V6 and V24 name; others stand in {@code ScannedCaseRepository}, {@code EligibilityRepository}
 * and {@code cases.search}.
 */
public final class Lifecycle {

    private static final Set<Effect> NOTHING = Set.of();
    private static final Set<Effect> OVERDUE_EFFECTS = Set.of(VIOLATION, COMPENSATION);
    private static final Set<Effect> OVERDUE_AND_REFUND = Set.of(VIOLATION, COMPENSATION, REFUND);

    // spotless:off the columns of the table are aligned
    private static final List<Transition> TABLE = List.of(
        row(null,              APPLY,      BUYER,    ALWAYS,                          PENDING_MERCHANT,  MERCHANT_RESPONSE, NOTHING,            R1,  EventType.APPLIED),

        row(PENDING_MERCHANT,  APPROVE,    MERCHANT, ALWAYS,                          AWAITING_SHIPMENT, SHIPMENT,          NOTHING,            R6,  EventType.APPROVED),
        row(PENDING_MERCHANT,  TIMEOUT,    SYSTEM,   ALWAYS,                          AWAITING_SHIPMENT, SHIPMENT,          NOTHING,            R6,  EventType.AUTO_APPROVED),
        row(PENDING_MERCHANT,  REJECT,     MERCHANT, NEVER_RECEIVED,                  IN_ARBITRATION,    NONE,              NOTHING,            R8,  EventType.REJECTED),
        row(PENDING_MERCHANT,  REJECT,     MERCHANT, OTHER_REASONS,                   REJECTED,          BUYER_RESPONSE,    NOTHING,            R9,  EventType.REJECTED),
        row(PENDING_MERCHANT,  CANCEL,     BUYER,    ALWAYS,                          CANCELLED,         NONE,              NOTHING,            R14, EventType.CANCELLED),

        row(AWAITING_SHIPMENT, SHIP,       MERCHANT, ALWAYS,                          SHIPPED,           UNTIL_SCANNED,     NOTHING,            R7,  EventType.SHIPPED),
        row(AWAITING_SHIPMENT, TIMEOUT,    SYSTEM,   NEVER_RECEIVED,                  REFUNDED,          NONE,              OVERDUE_AND_REFUND, R10, EventType.SHIPMENT_OVERDUE),
        row(AWAITING_SHIPMENT, TIMEOUT,    SYSTEM,   OTHER_REASONS,                   OVERDUE,           BUYER_RESPONSE,    OVERDUE_EFFECTS,    R11, EventType.SHIPMENT_OVERDUE),
        row(AWAITING_SHIPMENT, CANCEL,     BUYER,    ALWAYS,                          CANCELLED,         NONE,              NOTHING,            R14, EventType.CANCELLED),

        row(REJECTED,          APPROVE,    MERCHANT, ALWAYS,                          AWAITING_SHIPMENT, SHIPMENT,          NOTHING,            R9,  EventType.APPROVED),
        row(REJECTED,          MODIFY,     BUYER,    ALWAYS,                          PENDING_MERCHANT,  MERCHANT_RESPONSE, NOTHING,            R9,  EventType.MODIFIED),
        row(REJECTED,          ESCALATE,   BUYER,    ALWAYS,                          IN_ARBITRATION,    NONE,              NOTHING,            R9,  EventType.ESCALATED),
        row(REJECTED,          TIMEOUT,    SYSTEM,   ALWAYS,                          CLOSED,            NONE,              NOTHING,            R9,  EventType.CLOSED),
        row(REJECTED,          CANCEL,     BUYER,    ALWAYS,                          CANCELLED,         NONE,              NOTHING,            R14, EventType.CANCELLED),

        row(OVERDUE,           MODIFY,     BUYER,    ALWAYS,                          PENDING_MERCHANT,  MERCHANT_RESPONSE, NOTHING,            R11, EventType.MODIFIED),
        row(OVERDUE,           ESCALATE,   BUYER,    ALWAYS,                          IN_ARBITRATION,    NONE,              NOTHING,            R11, EventType.ESCALATED),
        row(OVERDUE,           TIMEOUT,    SYSTEM,   ALWAYS,                          CLOSED,            NONE,              NOTHING,            R11, EventType.CLOSED),
        row(OVERDUE,           CANCEL,     BUYER,    ALWAYS,                          CANCELLED,         NONE,              NOTHING,            R14, EventType.CANCELLED),

        row(IN_ARBITRATION,    RULE,       OPS,      ruled(Decision.REISSUE),         AWAITING_SHIPMENT, SHIPMENT,          NOTHING,            R16, EventType.RULED),
        row(IN_ARBITRATION,    RULE,       OPS,      ruled(Decision.REFUND),          REFUNDED,          NONE,              Set.of(REFUND),     R16, EventType.RULED),
        row(IN_ARBITRATION,    RULE,       OPS,      ruled(Decision.DISMISS),         CLOSED,            NONE,              NOTHING,            R16, EventType.RULED),
        row(IN_ARBITRATION,    APPROVE,    MERCHANT, NEVER_OVERDUE,                   AWAITING_SHIPMENT, SHIPMENT,          NOTHING,            R16, EventType.APPROVED),
        row(IN_ARBITRATION,    CANCEL,     BUYER,    ALWAYS,                          CANCELLED,         NONE,              NOTHING,            R14, EventType.CANCELLED),

        row(SHIPPED,           SCAN,       SYSTEM,   ALWAYS,                          IN_TRANSIT,        UNTIL_COMPLETED,   NOTHING,            R13, EventType.IN_TRANSIT),
        row(SHIPPED,           TIMEOUT,    SYSTEM,   NEVER_RECEIVED.withScanWindow(), REFUNDED,          NONE,              OVERDUE_AND_REFUND, R10, EventType.SHIPMENT_OVERDUE),
        row(SHIPPED,           TIMEOUT,    SYSTEM,   OTHER_REASONS.withScanWindow(),  OVERDUE,           BUYER_RESPONSE,    OVERDUE_EFFECTS,    R11, EventType.SHIPMENT_OVERDUE),
        row(SHIPPED,           TIMEOUT,    SYSTEM,   NO_SCAN_WINDOW,                  COMPLETED,         NONE,              NOTHING,            R17, EventType.AUTO_COMPLETED),
        row(SHIPPED,           CONFIRM,    BUYER,    ALWAYS,                          COMPLETED,         NONE,              NOTHING,            R17, EventType.CONFIRMED),
        row(SHIPPED,           ESCALATE,   BUYER,    ALWAYS,                          IN_ARBITRATION,    NONE,              NOTHING,            R17, EventType.ESCALATED),

        row(IN_TRANSIT,        CONFIRM,    BUYER,    ALWAYS,                          COMPLETED,         NONE,              NOTHING,            R17, EventType.CONFIRMED),
        row(IN_TRANSIT,        ESCALATE,   BUYER,    ALWAYS,                          IN_ARBITRATION,    NONE,              NOTHING,            R17, EventType.ESCALATED),
        row(IN_TRANSIT,        TIMEOUT,    SYSTEM,   ALWAYS,                          COMPLETED,         NONE,              NOTHING,            R17, EventType.AUTO_COMPLETED));

    /** Transitions that leave the status as it is. */
    private static final List<Transition> IN_PLACE = Stream.concat(
        Stream.of(
            row(SHIPPED,        CORRECT_SHIPMENT, MERCHANT, ALWAYS, SHIPPED,        UNCHANGED, NOTHING, R13, EventType.SHIPMENT_CORRECTED),
            row(IN_ARBITRATION, STATE,            BUYER,    ALWAYS, IN_ARBITRATION, UNCHANGED, NOTHING, R16, EventType.STATEMENT_ADDED),
            row(IN_ARBITRATION, STATE,            MERCHANT, ALWAYS, IN_ARBITRATION, UNCHANGED, NOTHING, R16, EventType.STATEMENT_ADDED)),
        // ops may extend every deadline; the extension cites the rule of that deadline
        TABLE.stream().filter(row -> row.action() == TIMEOUT)
            .map(timeout -> inPlace(timeout, EXTEND, OPS, timeout.rule(), EventType.DEADLINE_EXTENDED)))
        .toList();
    // spotless:on

    /** All transitions by the status before and the actor, so that a look-up compares a handful of them only. */
    private static final Map<Start, List<Transition>> BY_START =
            Stream.concat(TABLE.stream(), IN_PLACE.stream()).collect(Collectors.groupingBy(Start::of));

    private Lifecycle() {}

    /** Every transition that changes the status, in reading order. */
    public static List<Transition> table() {
        return TABLE;
    }

    /** Every transition that leaves the status as it is, except remarks and announcements. */
    public static List<Transition> inPlace() {
        return IN_PLACE;
    }

    /**
     * The transition that an action causes.
     *
     * @param decision the ruling; null for every action but {@link Action#RULE}
     * @return empty when the action is illegal in that state
     */
    public static Optional<Transition> transition(
            CaseState state, Action action, ActorKind actor, @Nullable Decision decision) {
        return applicable(state, actor)
                .filter(row -> row.action() == action && row.condition().decision() == decision)
                .findFirst();
    }

    /** The transition when the deadline passes; empty where no deadline runs. */
    public static Optional<Transition> timeout(CaseState state) {
        return transition(state, TIMEOUT, SYSTEM, null);
    }

    /** Whether a deadline has passed: from its very instant on. Null never passes. */
    public static boolean hasPassed(@Nullable Instant deadlineAt, Instant now) {
        return deadlineAt != null && !deadlineAt.isAfter(now);
    }

    /** The actions that an actor may take now. */
    public static List<Action> allowed(CaseState state, ActorKind actor) {
        if (state.status() == null) {
            return List.of();
        }
        return applicable(state, actor)
                .map(Transition::action)
                .distinct()
                .sorted()
                .toList();
    }

    /** The transition of a note in the timeline, possible in every status (R18). */
    public static Transition remark(CaseStatus status, ActorKind actor) {
        return row(status, REMARK, actor, ALWAYS, status, UNCHANGED, NOTHING, R18, EventType.REMARK_ADDED);
    }

    /** The announcement of a deadline that nears (R19), possible wherever one runs; empty elsewhere. */
    public static Optional<Transition> announcement(CaseState state) {
        return timeout(state).map(timeout -> inPlace(timeout, ANNOUNCE, SYSTEM, R19, EventType.DEADLINE_NEAR));
    }

    private static Stream<Transition> applicable(CaseState state, ActorKind actor) {
        return BY_START.getOrDefault(new Start(state.status(), actor), List.of()).stream()
                .filter(row -> row.condition().holds(state));
    }

    /** A transition that leaves the status as it is, possible wherever the timeout is. */
    private static Transition inPlace(Transition timeout, Action action, ActorKind actor, Rule rule, EventType event) {
        CaseStatus status = timeout.from();
        return row(status, action, actor, timeout.condition(), status, UNCHANGED, NOTHING, rule, event);
    }

    private static Transition row(
            @Nullable CaseStatus from,
            Action action,
            ActorKind actor,
            Condition condition,
            CaseStatus to,
            Window window,
            Set<Effect> effects,
            Rule rule,
            EventType event) {
        return new Transition(from, action, actor, condition, to, window, effects, rule, event);
    }

    /** The status before a transition, null for applying, and the actor who causes it. */
    private record Start(@Nullable CaseStatus from, ActorKind actor) {

        static Start of(Transition row) {
            return new Start(row.from(), row.actor());
        }
    }
}
