package org.reissue.cases;

import org.reissue.web.api.Caller;

/** Who may see a case: its buyer, its shop, and the platform. */
final class Ownership {

    private Ownership() {}

    static boolean allows(Caller caller, ReissueCase reissueCase) {
        return switch (caller.scope()) {
            case BUYER -> reissueCase.buyerId().equals(caller.subject());
            case MERCHANT -> reissueCase.shopId().equals(caller.shopId());
            case OPS -> true;
            case SYSTEM -> false;
        };
    }
}
