package org.reissue.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.reissue.lifecycle.EventType;
import org.reissue.settlement.Refund.Status;

/**
 * What the contract says of a refund.
 *
 * @param attempt how often it was requested from the payment system
 * @param recorded the results that counted, by reference
 * @param event the type of the last event
 */
record RefundModel(Status status, int attempt, Set<String> recorded, String event) {

    static final RefundModel DUE = new RefundModel(Status.DUE, 0, Set.of(), "");

    boolean isDue() {
        return status == Status.DUE;
    }

    RefundModel requested() {
        return new RefundModel(Status.REQUESTED, attempt + 1, recorded, EventType.REFUND_REQUESTED.eventName());
    }

    /** The refund after a result or a retry; empty when that is refused. */
    Optional<RefundModel> after(Command command) {
        return switch (command.kind()) {
            case REFUND_SUCCEEDED -> result(command, attempt > 0, Status.SUCCEEDED, EventType.REFUND_SUCCEEDED);
            case REFUND_FAILED -> result(command, status == Status.REQUESTED, Status.FAILED, EventType.REFUND_FAILED);
            case REFUND_RETURNED ->
                result(command, status == Status.SUCCEEDED, Status.FAILED, EventType.REFUND_RETURNED);
            case RETRY_REFUND -> status == Status.FAILED ? Optional.of(requested()) : Optional.empty();
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    private Optional<RefundModel> result(Command command, boolean counts, Status after, EventType event) {
        String result = command.kind() + " " + command.reference();
        if (recorded.contains(result)) {
            return Optional.of(this);
        }
        if (!counts) {
            return Optional.empty();
        }
        Set<String> all = new HashSet<>(recorded);
        all.add(result);
        return Optional.of(new RefundModel(after, attempt, all, event.eventName()));
    }
}
