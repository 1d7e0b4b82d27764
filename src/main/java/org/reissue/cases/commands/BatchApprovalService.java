package org.reissue.cases.commands;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Approves up to 100 cases in one transaction (R6), each judged like a single command. */
@Service
public class BatchApprovalService {

    private final BatchExecutor executor;

    BatchApprovalService(BatchExecutor executor) {
        this.executor = executor;
    }

    /**
     * Approves every case of the batch that may be approved; a refused case does not affect the others.
     *
     * @param type the type of the response, as which a stored response is read for a replay
     * @param response makes the response from the results, which are one per id in the order of the request
     * @throws Problem {@code busy} when other transactions interfere repeatedly
     */
    public <R> IdempotentResult<R> approve(
            ApiRequest request,
            BatchApproveRequest approvals,
            Class<R> type,
            Function<List<ApprovalResult>, R> response) {
        List<String> ids = approvals.ids();
        return executor.execute(
                request,
                approvals,
                new Approvals(ids),
                type,
                refusals -> response.apply(IntStream.range(0, ids.size())
                        .mapToObj(line -> new ApprovalResult(ids.get(line), refusals.get(line)))
                        .toList()));
    }

    private record Approvals(List<String> ids) implements CaseBatch {

        @Override
        public void execute(int line, ReissueCase found, CommandContext context) {
            found.approve(context);
        }
    }
}
