package org.reissue.orders;

/**
 * One line of an order.
 *
 * @param quantity how many were bought
 * @param paidFen what the buyer paid for the whole line, in fen
 */
public record OrderItem(String itemId, String skuId, String title, String categoryId, int quantity, long paidFen) {}
