package org.reissue.cases.domain;

import java.util.Optional;
import java.util.UUID;
import org.reissue.lifecycle.ActorKind;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.springframework.stereotype.Component;

/**
 * Finds the cases that a caller may see: buyers their own, merchants those of their shop, ops all, and those in the
 * archive.
 */
@Component
public class CaseAccess {

    private final CaseRepository cases;

    CaseAccess(CaseRepository cases) {
        this.cases = cases;
    }

    /** Finds a case as stored, without firing a passed deadline; empty when the caller has no such case. */
    public Optional<ReissueCase> find(Caller caller, UUID id) {
        Optional<ReissueCase> found = cases.findCaseById(id).filter(present -> allows(caller, present));
        // the archive is read last: a case that moves there meanwhile is still found
        return found.isEmpty() && caller.scope() == Scope.OPS ? findArchived(id) : found;
    }

    private Optional<ReissueCase> findArchived(UUID id) {
        Optional<ReissueCase> found = cases.findArchivedById(id);
        found.ifPresent(ReissueCase::foundInArchive);
        return found;
    }

    /**
     * Finds and locks a case until the transaction ends; empty, and nothing locked, when the caller has no such case.
     */
    public Optional<ReissueCase> lock(Caller caller, UUID id) {
        return switch (caller.scope()) {
            case BUYER -> cases.findLockedByIdAndItemBuyerId(id, caller.subject());
            case MERCHANT -> cases.findLockedByIdAndItemShopId(id, caller.shopId());
            case OPS -> cases.findLockedById(id);
            case SYSTEM -> Optional.empty();
        };
    }

    /** As which kind of actor the callers of a scope act on cases. */
    public static ActorKind actorKind(Scope scope) {
        return ActorKind.valueOf(scope.name());
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
