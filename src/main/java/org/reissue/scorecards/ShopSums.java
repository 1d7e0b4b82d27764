package org.reissue.scorecards;

/** What happened at a shop over several days. */
public record ShopSums(String shopId, ScorecardSums sums) {}
