package org.reissue.cases.commands;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Applies for reissues (R1 to R5). */
@Service
public class ApplicationService {

    private final ApplicationTransaction transaction;
    private final CommandExecutor executor;
    private final CaseQueryService queries;
    private final TimeoutService timeouts;

    ApplicationService(
            ApplicationTransaction transaction,
            CommandExecutor executor,
            CaseQueryService queries,
            TimeoutService timeouts) {
        this.transaction = transaction;
        this.executor = executor;
        this.queries = queries;
        this.timeouts = timeouts;
    }

    /**
     * Opens a case for an item of the buyer's order.
     *
     * @return the new case, or the case that an earlier request with the same idempotency key opened, as it is now
     * @throws Problem {@code not-found} when the buyer has no such order or item, {@code not-eligible} with every rule
     *     broken, {@code busy} when other transactions interfere repeatedly
     */
    public IdempotentResult<ReissueCase> apply(ApiRequest request, ApplyRequest application) {
        Set<UUID> failedTimeouts = new HashSet<>(); // their cases stay open, which only blocks their own items
        return executor.retry(
                () -> transaction.execute(request, application, failedTimeouts),
                due -> failedTimeouts.addAll(timeouts.fireEach(due)),
                earlier -> queries.read(request.caller(), earlier.caseId()));
    }
}
