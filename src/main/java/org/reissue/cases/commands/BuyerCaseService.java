package org.reissue.cases.commands;

import java.util.List;
import org.reissue.cases.domain.ApplicationDetails;
import org.reissue.cases.domain.Explanation;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.lifecycle.Action;
import org.reissue.orders.OrderService;
import org.reissue.orders.Receiver;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;

/** What a buyer may do to a case of their own; applying for one is {@link ApplicationService}. */
@Component
public class BuyerCaseService {

    private final CommandExecutor desk;
    private final OrderService orders;

    BuyerCaseService(CommandExecutor desk, OrderService orders) {
        this.desk = desk;
        this.orders = orders;
    }

    /** R9, R11: the buyer changes the application, which goes before the merchant again. */
    public IdempotentResult<ReissueCase> modify(ApiRequest call, String id, ModifyRequest asked) {
        return desk.handle(call, id, asked, (reissueCase, turn) -> {
            reissueCase.requireLegal(Action.MODIFY, turn);
            ItemEligibility.quantityViolation(
                            asked.quantity(),
                            orders.find(reissueCase.orderId()).flatMap(order -> order.item(reissueCase.itemId())))
                    .ifPresent(violation -> {
                        throw Problem.notEligible(List.of(violation));
                    });
            reissueCase.modify(modified(reissueCase, asked), turn);
        });
    }

    /** R14: the buyer withdraws. */
    public IdempotentResult<ReissueCase> cancel(ApiRequest call, String id, CommentRequest comment) {
        return desk.handle(call, id, comment, (it, turn) -> it.cancel(CommentRequest.of(comment), turn));
    }

    /** R9, R11, R17: the buyer asks for platform intervention. */
    public IdempotentResult<ReissueCase> escalate(ApiRequest call, String id, CommentRequest comment) {
        return desk.handle(call, id, comment, (it, turn) -> it.escalate(CommentRequest.of(comment), turn));
    }

    /** R17: the replacement has come. */
    public IdempotentResult<ReissueCase> confirm(ApiRequest call, String id, CommentRequest comment) {
        return desk.handle(call, id, comment, (it, turn) -> it.confirm(CommentRequest.of(comment), turn));
    }

    /** R16: what the buyer has to say in arbitration. */
    public IdempotentResult<ReissueCase> state(ApiRequest call, String id, StatementRequest statement) {
        return desk.handle(call, id, statement, (it, turn) -> it.state(Explanation.of(statement), turn));
    }

    private static ApplicationDetails modified(ReissueCase before, ModifyRequest asked) {
        Receiver receiver = asked.receiver() == null ? before.claim().receiver() : asked.receiver();
        return new ApplicationDetails(
                asked.reason(), asked.quantity(), asked.description(), asked.evidence(), receiver);
    }
}
