package org.reissue.model;

import static org.reissue.lifecycle.ActorKind.BUYER;
import static org.reissue.lifecycle.ActorKind.MERCHANT;
import static org.reissue.lifecycle.ActorKind.OPS;
import static org.reissue.lifecycle.ActorKind.SYSTEM;

import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Reason;

/**
 * One request about an order item. It names no id and no tracking number of the service, so that the same command can
 * be played again on another order.
 *
 * @param reason why the buyer applies, or applies now; read by {@link Kind#APPLY} and {@link Kind#MODIFY} only
 * @param parcel which of the item's tracking numbers, the first is 1; read by shipments and scans only
 * @param reference the payment system's, of a result
 */
record Command(Kind kind, Fault fault, Version version, Reason reason, int parcel, String reference) {

    static final Command READ = new Command(Kind.READ, Fault.NONE, Version.ANY, Reason.OTHER, 0, "");

    /** What is asked for. Every action of the lifecycle table but the timeout is here. */
    enum Kind {
        APPLY(Action.APPLY, BUYER),
        MODIFY(Action.MODIFY, BUYER),
        CANCEL(Action.CANCEL, BUYER),
        ESCALATE(Action.ESCALATE, BUYER),
        CONFIRM(Action.CONFIRM, BUYER),
        STATE_AS_BUYER(Action.STATE, BUYER),
        APPROVE(Action.APPROVE, MERCHANT),
        REJECT(Action.REJECT, MERCHANT),
        SHIP(Action.SHIP, MERCHANT),
        CORRECT_SHIPMENT(Action.CORRECT_SHIPMENT, MERCHANT),
        STATE_AS_MERCHANT(Action.STATE, MERCHANT),
        RULE_REISSUE(Decision.REISSUE),
        RULE_REFUND(Decision.REFUND),
        RULE_DISMISS(Decision.DISMISS),
        EXTEND(Action.EXTEND, OPS),
        REMARK(Action.REMARK, OPS),
        READ(null, OPS),
        SCAN(Action.SCAN, SYSTEM),
        REFUND_SUCCEEDED(null, SYSTEM),
        REFUND_FAILED(null, SYSTEM),
        REFUND_RETURNED(null, SYSTEM),
        RETRY_REFUND(null, OPS);

        private final @Nullable Action action;
        private final ActorKind actor;
        private final @Nullable Decision decision;

        Kind(@Nullable Action action, ActorKind actor) {
            this.action = action;
            this.actor = actor;
            this.decision = null;
        }

        Kind(Decision decision) {
            this.action = Action.RULE;
            this.actor = OPS;
            this.decision = decision;
        }

        /** The action of the table; null for what the table does not know. */
        @Nullable
        Action action() {
            return action;
        }

        ActorKind actor() {
            return actor;
        }

        @Nullable
        Decision decision() {
            return decision;
        }

        boolean isAboutRefund() {
            return compareTo(REFUND_SUCCEEDED) >= 0;
        }

        /** Whether an {@code Idempotency-Key} and, but for applying, {@code If-Match} go with it. */
        boolean isOnCase() {
            return compareTo(READ) < 0;
        }
    }

    /** Whether the request breaks a rule that is judged after legality. */
    enum Fault {
        NONE,
        BREAKS_RULE
    }

    /**
     * The version that {@code If-Match} names: none, that of the case when the request leaves, or one that never was.
     */
    enum Version {
        ANY,
        CURRENT,
        WRONG
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.name());
        switch (kind) {
            case APPLY, MODIFY -> text.append(' ').append(reason);
            case SHIP, CORRECT_SHIPMENT, SCAN -> text.append(" parcel ").append(parcel);
            case REFUND_SUCCEEDED, REFUND_FAILED, REFUND_RETURNED ->
                text.append(' ').append(reference);
            default -> {}
        }
        if (fault == Fault.BREAKS_RULE) {
            text.append(" against a rule");
        }
        if (version != Version.ANY) {
            text.append(" if version is ").append(version.name().toLowerCase());
        }
        return text.toString();
    }
}
