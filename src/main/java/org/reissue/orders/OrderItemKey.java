package org.reissue.orders;

/**
 * The ids by which a line of an order is found.
 *
 * @param orderId the order
 * @param itemId the line
 */
public record OrderItemKey(String orderId, String itemId) {}
