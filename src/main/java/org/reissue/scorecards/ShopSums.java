package org.reissue.scorecards;

/**
 * What happened at a shop over several days.
 *
 * @param shopId the shop
 * @param sums the sums of its scorecards
 */
public record ShopSums(String shopId, ScorecardSums sums) {}
