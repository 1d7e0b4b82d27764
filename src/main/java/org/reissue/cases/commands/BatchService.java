package org.reissue.cases.commands;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.logistics.ParcelService;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/**
 * Approves (R6) or ships (R7, R13) many cases in one transaction, each line judged like a single command. Passed
 * deadlines fire first.
 */
@Service
public class BatchService {

    /** How many cases a request names as JSON at most. */
    public static final int MAX_CASES_IN_JSON = 100;

    private final BatchTransaction transaction;
    private final CommandExecutor executor;
    private final IdempotencyService idempotency;
    private final ParcelService parcels;
    private final ShipmentService shipments;

    BatchService(
            BatchTransaction transaction,
            CommandExecutor executor,
            IdempotencyService idempotency,
            ParcelService parcels,
            ShipmentService shipments) {
        this.transaction = transaction;
        this.executor = executor;
        this.idempotency = idempotency;
        this.parcels = parcels;
        this.shipments = shipments;
    }

    /**
     * Approves every line that may be approved; a refused line does not affect the others.
     *
     * @param body the request body, which must be the same in every request with the same idempotency key
     * @param type the type of the response, as which a stored response is read for a replay
     * @param response makes the response from the results, which are one per line in the order of the lines
     * @throws Problem {@code busy} when other transactions interfere repeatedly
     */
    public <R> IdempotentResult<R> approve(
            ApiRequest request,
            Object body,
            List<ApprovalLine> lines,
            Class<R> type,
            Function<List<ApprovalResult>, R> response) {
        return execute(
                request,
                body,
                new Approvals(lines),
                type,
                refusals -> response.apply(IntStream.range(0, lines.size())
                        .mapToObj(nr -> new ApprovalResult(lines.get(nr).id(), refusals.get(nr)))
                        .toList()));
    }

    /**
     * Ships every line that may be shipped, one after the other; a refused line does not affect the others.
     *
     * @param body the request body, which must be the same in every request with the same idempotency key
     * @param type the type of the response, as which a stored response is read for a replay
     * @param response makes the response from the results, which are one per line in the order of the lines
     * @throws Problem {@code busy} when other transactions interfere repeatedly
     */
    public <R> IdempotentResult<R> ship(
            ApiRequest request,
            Object body,
            List<ShipmentLine> lines,
            Class<R> type,
            Function<List<ShipmentResult>, R> response) {
        return execute(request, body, batch(lines), type, refusals -> response.apply(results(lines, refusals)));
    }

    /**
     * Predicts the results of {@link #ship} without shipping anything.
     *
     * @return one result per line, in the order of the lines
     * @throws Problem {@code busy} when other transactions interfere repeatedly
     */
    public List<ShipmentResult> judge(Caller caller, List<ShipmentLine> lines) {
        ShipmentBatch batch = batch(lines);
        return results(
                lines,
                executor.retry(failedTimeouts -> transaction.judge(caller, batch, failedTimeouts), earlier -> List.of())
                        .body());
    }

    private <R> IdempotentResult<R> execute(
            ApiRequest request,
            Object body,
            CaseBatch batch,
            Class<R> type,
            Function<List<@Nullable Problem>, R> response) {
        return executor.retry(
                failedTimeouts -> transaction.execute(request, body, batch, failedTimeouts, response),
                earlier -> idempotency.replay(earlier, type).body());
    }

    private ShipmentBatch batch(List<ShipmentLine> lines) {
        return new ShipmentBatch(
                parcels, shipments, lines.stream().filter(ShipmentLine::isValid).toList());
    }

    /** @param refusals the refusals of the valid lines */
    private static List<ShipmentResult> results(List<ShipmentLine> lines, List<@Nullable Problem> refusals) {
        Iterator<@Nullable Problem> next = refusals.iterator();
        List<ShipmentResult> results = new ArrayList<>();
        for (ShipmentLine line : lines) {
            results.add(new ShipmentResult(line, line.isValid() ? next.next() : line.error()));
        }
        return results;
    }

    private record Approvals(List<ApprovalLine> lines) implements CaseBatch {

        @Override
        public List<String> ids() {
            return lines.stream().map(ApprovalLine::id).toList();
        }

        @Override
        public void execute(int line, ReissueCase found, CommandContext context) {
            lines.get(line).requireVersion(found.version());
            found.approve(context);
        }
    }
}
