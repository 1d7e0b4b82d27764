package org.reissue.cases.web;

import java.util.List;

/**
 * One page of cases.
 *
 * @param items the cases
 * @param nextCursor give it back as {@code cursor} for the next page; null at the end
 */
public record CaseListResponse(List<CaseResponse> items, String nextCursor) {}
