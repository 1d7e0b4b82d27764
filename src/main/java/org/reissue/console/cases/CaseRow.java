package org.reissue.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.web.CaseResponse;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseStatus;

/**
 * A case as a list shows it.
 *
 * @param likely the action that is offered on the row, or null
 */
public record CaseRow(CaseResponse value, @Nullable Action likely) {

    /**
     * The actions that a row may offer, the first allowed one wins. The page of the case offers all allowed actions.
     */
    private static final List<Action> LIKELY =
            List.of(Action.SHIP, Action.RULE, Action.STATE, Action.APPROVE, Action.CONFIRM, Action.MODIFY);

    static CaseRow of(CaseResponse found) {
        return new CaseRow(
                found,
                LIKELY.stream()
                        .filter(found.allowedActions()::contains)
                        .findFirst()
                        .orElse(null));
    }

    /**
     * Whether the case can be approved with others at once: only where approving is the answer to the application.
     * After a rejection or in arbitration approving is a concession, which must be decided case by case.
     */
    public boolean isApprovable() {
        return value.allowedActions().contains(Action.APPROVE)
                && value.status().equals(CaseStatus.PENDING_MERCHANT.name());
    }

    /** Whether the row itself has a button for the likely action: nothing has to be filled in for it. */
    public boolean isDirect() {
        return likely == Action.APPROVE && isApprovable();
    }
}
