package org.reissue.cases.domain;

import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.ActorKind;
import org.reissue.web.api.Caller;

/**
 * The actor of an action on a case: a person or the service itself.
 *
 * @param kind buyer, merchant, ops or the service itself
 * @param id the buyer or staff member; null for the system
 */
public record Actor(ActorKind kind, @Nullable String id) {

    /** The service itself, which fires deadlines and records first scans. */
    public static final Actor SYSTEM = new Actor(ActorKind.SYSTEM, null);

    public static Actor of(Caller caller) {
        return new Actor(ActorKind.valueOf(caller.scope().name()), caller.subject());
    }
}
