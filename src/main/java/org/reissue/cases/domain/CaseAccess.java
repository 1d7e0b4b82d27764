package org.reissue.cases.domain;

import org.reissue.web.api.Caller;

/** Who may see a case: its buyer, its shop, and the platform. */
public final class CaseAccess {

    private CaseAccess() {}

    public static boolean allows(Caller caller, ReissueCase reissueCase) {
        return switch (caller.scope()) {
            case BUYER -> reissueCase.buyerId().equals(caller.subject());
            case MERCHANT -> reissueCase.shopId().equals(caller.shopId());
            case OPS -> true;
            case SYSTEM -> false;
        };
    }
}
