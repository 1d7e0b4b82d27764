package org.reissue.cases;

import org.reissue.lifecycle.Actor;
import org.reissue.web.Caller;

/**
 * Who acts on a case.
 *
 * @param id the buyer or staff member; null for the system
 */
record Party(Actor actor, String id) {

    static final Party SYSTEM = new Party(Actor.SYSTEM, null);

    static Party of(Caller caller) {
        return new Party(Actor.valueOf(caller.scope().name()), caller.subject());
    }
}
