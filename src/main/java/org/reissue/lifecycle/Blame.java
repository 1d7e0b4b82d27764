package org.reissue.lifecycle;

import java.util.Arrays;
import java.util.List;

/** The party that is to blame according to the ruling of ops (R16). */
public enum Blame {
    /** The merchant alone. */
    MERCHANT(ActorKind.MERCHANT),
    /** The buyer alone. */
    BUYER(ActorKind.BUYER),
    /** Buyer and merchant. */
    BOTH(ActorKind.BUYER, ActorKind.MERCHANT),
    /** Neither buyer nor merchant: the platform is to blame. */
    PLATFORM;

    private final List<ActorKind> parties;

    Blame(ActorKind... parties) {
        this.parties = List.of(parties);
    }

    /** Whether a ruling with this blame goes against a party: against a buyer or a merchant that shares the blame. */
    public boolean isAgainst(ActorKind party) {
        return parties.contains(party);
    }

    /** The blames of the rulings against a party. */
    public static List<Blame> against(ActorKind party) {
        return Arrays.stream(values()).filter(blame -> blame.isAgainst(party)).toList();
    }
}
