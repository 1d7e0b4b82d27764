package org.reissue.cases;

import java.util.List;
import org.reissue.cases.requests.Comment;
import org.reissue.cases.requests.Modification;
import org.reissue.cases.requests.Statement;
import org.reissue.lifecycle.Action;
import org.reissue.orders.OrderService;
import org.reissue.orders.Receiver;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;

/** What a buyer may do to a case of their own; applying for one is {@link Applying}. */
@Component
public class BuyerCommands {

    private final CaseDesk desk;
    private final OrderService orders;

    BuyerCommands(CaseDesk desk, OrderService orders) {
        this.desk = desk;
        this.orders = orders;
    }

    /** R9, R11: the buyer changes the application, which goes before the merchant again. */
    public IdempotentResult<ReissueCase> modify(ApiRequest call, String id, Modification asked) {
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
    public IdempotentResult<ReissueCase> cancel(ApiRequest call, String id, Comment comment) {
        return desk.handle(call, id, comment, (it, turn) -> it.cancel(Comment.of(comment), turn));
    }

    /** R9, R11, R17: the buyer asks for platform intervention. */
    public IdempotentResult<ReissueCase> escalate(ApiRequest call, String id, Comment comment) {
        return desk.handle(call, id, comment, (it, turn) -> it.escalate(Comment.of(comment), turn));
    }

    /** R17: the replacement has come. */
    public IdempotentResult<ReissueCase> confirm(ApiRequest call, String id, Comment comment) {
        return desk.handle(call, id, comment, (it, turn) -> it.confirm(Comment.of(comment), turn));
    }

    /** R16: what the buyer has to say in arbitration. */
    public IdempotentResult<ReissueCase> state(ApiRequest call, String id, Statement statement) {
        return desk.handle(call, id, statement, (it, turn) -> it.state(Words.of(statement), turn));
    }

    private static Claim modified(ReissueCase before, Modification asked) {
        Receiver receiver = asked.receiver() == null ? before.claim().receiver() : asked.receiver();
        return new Claim(asked.reason(), asked.quantity(), asked.description(), asked.evidence(), receiver);
    }
}
