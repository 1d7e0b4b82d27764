package org.reissue.cases.commands;

import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.orders.OrderRefreshService;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Applies for reissues (R1 to R5). */
@Service
public class ApplicationService {

    private final ApplicationTransaction transaction;
    private final CommandExecutor executor;
    private final CaseQueryService queries;
    private final OrderRefreshService orders;
    private final IdempotencyService idempotency;

    ApplicationService(
            ApplicationTransaction transaction,
            CommandExecutor executor,
            CaseQueryService queries,
            OrderRefreshService orders,
            IdempotencyService idempotency) {
        this.transaction = transaction;
        this.executor = executor;
        this.queries = queries;
        this.orders = orders;
        this.idempotency = idempotency;
    }

    /**
     * Opens a case for an item of the buyer's order. Where an order service is configured, its facts of the order are
     * read first. A repeated call needs no order service.
     *
     * @return the new case, or the case that an earlier request with the same idempotency key opened, as it is now
     * @throws Problem {@code not-found} when the buyer has no such order or item, {@code not-eligible} with every rule
     *     broken, {@code busy} when other transactions interfere repeatedly, {@code order-service-unavailable} when the
     *     order service cannot be asked
     */
    public IdempotentResult<ReissueCase> apply(ApiRequest request, ApplyRequest application) {
        LogContext.put(LogField.ORDER_ID, application.orderId());
        if (orders.isEnabled() && !idempotency.isRepeated(request)) {
            orders.refresh(request.caller().subject(), application.orderId());
        }
        return executor.retry(
                failedTimeouts -> transaction.execute(request, application, failedTimeouts),
                earlier -> queries.read(request.caller(), earlier.caseId()));
    }
}
