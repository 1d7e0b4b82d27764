package org.reissue.orders;

import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.reissue.orders.BatchOrderResponse.Outcome;
import org.reissue.orders.BatchOrderResponse.Result;
import org.reissue.web.problem.ProblemDocuments;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Order facts over HTTP. */
@RestController
class OrderController {

    private final OrderService orders;
    private final OrderFactsReader reader;
    private final ProblemDocuments problems;

    OrderController(OrderService orders, OrderFactsReader reader, ProblemDocuments problems) {
        this.orders = orders;
        this.reader = reader;
        this.problems = problems;
    }

    /**
     * Upsert an order. Its facts replace earlier ones as a whole. Calls may repeat and come in any order: an older
     * {@code updatedAt} never overwrites a newer one, and of equal ones the later call wins.
     *
     * @param orderId the order's id
     * @return the facts in force after the call
     */
    @PutMapping("/api/v1/system/orders/{orderId}")
    OrderFacts putOrder(@PathVariable String orderId, @Valid @RequestBody OrderFacts facts) {
        return orders.upsert(orderId, facts);
    }

    /**
     * Upsert many orders, up to 1,000. The facts of each order are judged as if they came alone, one after the other:
     * invalid ones are {@code FAILED} and do not affect the others, outdated ones change nothing. The same order may
     * come more than once.
     *
     * @param batch the facts
     * @return one result per order, in the order of the request
     */
    @PutMapping("/api/v1/system/orders")
    BatchOrderResponse putOrders(@Valid @RequestBody BatchOrderRequest batch) {
        List<IncomingOrderFacts> pushed =
                batch.items().stream().map(reader::read).toList();
        Iterator<Boolean> stored = orders.upsertAll(pushed.stream()
                        .filter(IncomingOrderFacts::isValid)
                        .map(IncomingOrderFacts::facts)
                        .toList())
                .iterator();
        List<Result> results = new ArrayList<>();
        for (IncomingOrderFacts order : pushed) {
            results.add(order.isValid() ? result(order, stored.next()) : failure(order));
        }
        return new BatchOrderResponse(results);
    }

    private static Result result(IncomingOrderFacts order, boolean stored) {
        return new Result(order.orderId(), stored ? Outcome.STORED : Outcome.OUTDATED, null);
    }

    private Result failure(IncomingOrderFacts order) {
        return new Result(order.orderId(), Outcome.FAILED, problems.document(order.fault()));
    }
}
