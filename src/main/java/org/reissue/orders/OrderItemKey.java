package org.reissue.orders;

/** The ids by which a line of an order is found. */
public record OrderItemKey(String orderId, String itemId) {}
