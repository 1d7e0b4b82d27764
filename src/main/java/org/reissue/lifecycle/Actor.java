package org.reissue.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * Who acted.
 *
 * @param kind buyer, merchant, ops or the system itself
 * @param id the buyer or staff member; null for the system, and for staff of another side unless ops ask
 */
public record Actor(ActorKind kind, @Nullable String id) {

    /** The service itself, which fires deadlines and records first scans, and other systems of the platform. */
    public static final Actor SYSTEM = new Actor(ActorKind.SYSTEM, null);
}
