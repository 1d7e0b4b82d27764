package org.reissue.console.cases;

import org.jspecify.annotations.Nullable;
import org.reissue.history.TimelineEntry;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;

/** The lanes in which a timeline is drawn. */
public enum Lane {
    BUYER,
    MERCHANT,
    PLATFORM,
    CARRIER;

    /** Who made an event happen. */
    static Lane of(TimelineEntry entry) {
        if (entry.type().equals(EventType.IN_TRANSIT.eventName())) {
            return CARRIER;
        }
        return switch (entry.actor().kind()) {
            case BUYER -> BUYER;
            case MERCHANT -> MERCHANT;
            case OPS, SYSTEM -> PLATFORM;
        };
    }

    /** Who has to act in a status; null when the case has ended. */
    static @Nullable Lane of(@Nullable CaseStatus status) {
        if (status == null) {
            return null;
        }
        return switch (status) {
            case PENDING_MERCHANT, AWAITING_SHIPMENT -> MERCHANT;
            case REJECTED, OVERDUE -> BUYER;
            case IN_ARBITRATION -> PLATFORM;
            case SHIPPED, IN_TRANSIT -> CARRIER;
            case COMPLETED, REFUNDED, CANCELLED, CLOSED -> null;
        };
    }
}
