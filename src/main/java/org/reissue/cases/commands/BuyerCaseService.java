package org.reissue.cases.commands;

import org.reissue.cases.domain.ReissueCase;
import org.reissue.orders.OrderItem;
import org.reissue.orders.OrderService;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** What a buyer may do to a case of their own; applying for one is {@link ApplicationService}. */
@Service
public class BuyerCaseService {

    private final CommandExecutor commands;
    private final OrderService orders;

    BuyerCaseService(CommandExecutor commands, OrderService orders) {
        this.commands = commands;
        this.orders = orders;
    }

    /**
     * R9, R11: the buyer modifies the application, which goes before the merchant again.
     *
     * @throws Problem {@code not-eligible} for more than was bought (R5)
     */
    public IdempotentResult<ReissueCase> modify(ApiRequest request, String id, ModifyRequest modification) {
        return commands.execute(
                request,
                id,
                modification,
                (found, context) ->
                        found.modify(modification.details(found.application().receiver()), bought(found), context));
    }

    /** R14: the buyer withdraws. */
    public IdempotentResult<ReissueCase> cancel(ApiRequest request, String id, CommentRequest comment) {
        return commands.execute(
                request, id, comment, (found, context) -> found.cancel(CommentRequest.of(comment), context));
    }

    /** R9, R11, R17: the buyer asks for platform intervention. */
    public IdempotentResult<ReissueCase> escalate(ApiRequest request, String id, CommentRequest comment) {
        return commands.execute(
                request, id, comment, (found, context) -> found.escalate(CommentRequest.of(comment), context));
    }

    /** R17: the replacement has come. */
    public IdempotentResult<ReissueCase> confirm(ApiRequest request, String id, CommentRequest comment) {
        return commands.execute(
                request, id, comment, (found, context) -> found.confirm(CommentRequest.of(comment), context));
    }

    /** R16: the buyer adds a statement in arbitration. */
    public IdempotentResult<ReissueCase> state(ApiRequest request, String id, StatementRequest statement) {
        return commands.execute(
                request, id, statement, (found, context) -> found.state(statement.explanation(), context));
    }

    /** How many of the item were bought, as the order is now. */
    private int bought(ReissueCase found) {
        return orders.find(found.item().orderId())
                .flatMap(order -> order.item(found.item().itemId()))
                .map(OrderItem::quantity)
                .orElse(0);
    }
}
