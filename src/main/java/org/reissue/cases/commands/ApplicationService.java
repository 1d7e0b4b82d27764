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

/** A buyer applies for a reissue (R1 to R5). */
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
     * @throws Problem {@code not-found} for an order or item that is not the buyer's, {@code not-eligible} with every
     *     rule broken, {@code busy} when others keep applying for the same item
     */
    public IdempotentResult<ReissueCase> apply(ApiRequest request, ApplyRequest application) {
        Set<UUID> unfireable = new HashSet<>(); // they keep their own items closed
        return executor.untilJudged(
                () -> transaction.execute(request, application, unfireable),
                due -> unfireable.addAll(timeouts.fireEach(due)),
                earlier -> queries.read(request.caller(), earlier.caseId()));
    }
}
