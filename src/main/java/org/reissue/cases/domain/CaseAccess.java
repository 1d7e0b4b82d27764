package org.reissue.cases.domain;

import java.util.Optional;
import java.util.UUID;
import org.reissue.web.api.Caller;
import org.springframework.stereotype.Component;

/** Finds cases for those who may see them: a case's buyer, its shop, and ops. */
@Component
public class CaseAccess {

    private final CaseRepository cases;

    CaseAccess(CaseRepository cases) {
        this.cases = cases;
    }

    /** The caller's case as it is stored, whatever deadline has passed; empty when there is none, or it is foreign. */
    public Optional<ReissueCase> find(Caller caller, UUID id) {
        return cases.findCaseById(id).filter(found -> allows(caller, found));
    }

    /** The same, locked until the running transaction ends; a foreign case is not locked. */
    public Optional<ReissueCase> lock(Caller caller, UUID id) {
        return switch (caller.scope()) {
            case BUYER -> cases.findLockedByIdAndItemBuyerId(id, caller.subject());
            case MERCHANT -> cases.findLockedByIdAndItemShopId(id, caller.shopId());
            case OPS -> cases.findLockedById(id);
            case SYSTEM -> Optional.empty();
        };
    }

    private static boolean allows(Caller caller, ReissueCase found) {
        return switch (caller.scope()) {
            case BUYER -> found.item().buyerId().equals(caller.subject());
            case MERCHANT -> found.item().shopId().equals(caller.shopId());
            case OPS -> true;
            case SYSTEM -> false;
        };
    }
}
