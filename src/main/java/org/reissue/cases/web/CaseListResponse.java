package org.reissue.cases.web;

import java.util.List;

/**
 * One page of cases.
 *
 * @param items the cases
 * @param nextCursor the {@code cursor} of the next page; null on the last page
 */
public record CaseListResponse(List<CaseResponse> items, String nextCursor) {}
