package org.reissue.orders;

import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;

/**
 * The facts of one order as they arrived, in a call, a message or an answer of the order service, judged by themselves.
 *
 * @param orderId the order's id as sent; null where there is none
 * @param facts the facts; null for invalid ones
 * @param fault why they are invalid; null for valid ones
 */
record IncomingOrderFacts(
        @Nullable String orderId,
        @Nullable OrderFacts facts,
        @Nullable Problem fault) {

    static IncomingOrderFacts valid(OrderFacts facts) {
        return new IncomingOrderFacts(facts.orderId(), facts, null);
    }

    static IncomingOrderFacts invalid(@Nullable String orderId, Problem fault) {
        return new IncomingOrderFacts(orderId, null, fault);
    }

    boolean isValid() {
        return facts != null;
    }
}
