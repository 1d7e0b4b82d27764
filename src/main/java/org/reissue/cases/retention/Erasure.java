package org.reissue.cases.retention;

/**
 * The result of an erasure (R20).
 *
 * @param orders how many orders lost their receiver
 * @param cases how many ended cases lost receiver, texts and evidence
 */
public record Erasure(int orders, int cases) {}
