package org.reissue.cases;

import org.reissue.lifecycle.ActorKind;
import org.reissue.web.api.Caller;

/**
 * Who acts on a case.
 *
 * @param id the buyer or staff member; null for the system
 */
record Party(ActorKind actor, String id) {

    static final Party SYSTEM = new Party(ActorKind.SYSTEM, null);

    static Party of(Caller caller) {
        return new Party(ActorKind.valueOf(caller.scope().name()), caller.subject());
    }
}
