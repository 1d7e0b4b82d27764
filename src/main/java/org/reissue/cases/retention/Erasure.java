package org.reissue.cases.retention;

/**
 * The result of an erasure (R20).
 *
 * @param orders how many orders this call has erased, with or without a receiver in them
 * @param cases how many ended cases this call has erased, with or without a receiver, texts or evidence in them
 */
public record Erasure(int orders, int cases) {}
