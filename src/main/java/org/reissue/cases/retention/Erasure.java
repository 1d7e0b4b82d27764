package org.reissue.cases.retention;

/**
 * What an erasure did (R20).
 *
 * @param orders how many orders lost their receiver
 * @param cases how many ended cases lost receiver, texts and evidence
 */
public record Erasure(int orders, int cases) {}
