package org.reissue.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings the stored facts of an order up to date by asking the order service, where one is configured. */
@Service
public class OrderRefreshService {

    private final @Nullable OrderClient client;
    private final OrderService orders;

    OrderRefreshService(ObjectProvider<OrderClient> client, OrderService orders) {
        this.client = client.getIfAvailable();
        this.orders = orders;
    }

    /** Whether an order service is configured, so that orders are read from it and not only pushed. */
    public boolean isEnabled() {
        return client != null;
    }

    /**
     * Asks for an order and stores what the order service tells, unless newer facts are stored. Does nothing where no
     * order service is configured. Another buyer's order is not stored, so a buyer cannot fill the table by guessing
     * ids. Waits for the order service, so it must not be called in a transaction.
     *
     * @throws Problem {@code not-found} when the order service does not know the order or says it is another buyer's,
     *     {@code order-service-unavailable} when it cannot be asked
     */
    @Transactional(propagation = Propagation.NEVER)
    public void refresh(String buyerId, String orderId) {
        if (client != null) {
            OrderFacts facts = client.find(orderId)
                    .filter(found -> found.buyerId().equals(buyerId))
                    .orElseThrow(Problem::notFound);
            orders.upsertAll(List.of(facts));
        }
    }
}
