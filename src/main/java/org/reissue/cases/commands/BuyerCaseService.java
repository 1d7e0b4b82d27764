package org.reissue.cases.commands;

import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.CaseReceivers;
import org.reissue.cases.domain.EncryptedReceiver;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.orders.OrderItem;
import org.reissue.orders.OrderService;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/**
 * The commands of a buyer on an own case. {@link ApplicationService} opens cases, {@link PlainCaseService} withdraws
 * and escalates them and confirms receipt, {@link CaseNoteService} adds statements.
 */
@Service
public class BuyerCaseService {

    private final CommandExecutor commands;
    private final OrderService orders;
    private final CaseReceivers receivers;

    BuyerCaseService(CommandExecutor commands, OrderService orders, CaseReceivers receivers) {
        this.commands = commands;
        this.orders = orders;
        this.receivers = receivers;
    }

    /**
     * Modifies the application (R9, R11); the merchant has to decide again.
     *
     * @throws Problem {@code not-eligible} when the quantity exceeds the quantity bought (R5)
     */
    public IdempotentResult<ReissueCase> modify(ApiRequest request, String id, ModifyRequest modification) {
        return commands.execute(
                request,
                id,
                modification,
                (found, context) -> found.modify(
                        modification.details(receiver(found, modification)), quantityBought(found), context));
    }

    private @Nullable EncryptedReceiver receiver(ReissueCase found, ModifyRequest modification) {
        return modification.receiver() == null
                ? found.application().receiver()
                : receivers.encrypt(found.id(), modification.receiver());
    }

    /** The quantity bought, from the current order. */
    private int quantityBought(ReissueCase found) {
        return orders.find(found.item().orderId())
                .flatMap(order -> order.item(found.item().itemId()))
                .map(OrderItem::quantity)
                .orElse(0);
    }
}
