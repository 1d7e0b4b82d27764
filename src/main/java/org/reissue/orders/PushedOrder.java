package org.reissue.orders;

import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;

/**
 * The facts of one order as they arrived, judged by themselves.
 *
 * @param orderId the order's id as sent; null where there is none
 * @param facts the facts; null for invalid ones
 * @param fault why they are invalid; null for valid ones
 */
record PushedOrder(
        @Nullable String orderId,
        @Nullable OrderFacts facts,
        @Nullable Problem fault) {

    static PushedOrder valid(OrderFacts facts) {
        return new PushedOrder(facts.orderId(), facts, null);
    }

    static PushedOrder invalid(@Nullable String orderId, Problem fault) {
        return new PushedOrder(orderId, null, fault);
    }

    boolean isValid() {
        return facts != null;
    }
}
