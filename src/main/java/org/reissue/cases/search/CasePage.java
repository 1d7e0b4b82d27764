package org.reissue.cases.search;

import java.util.List;
import org.reissue.cases.domain.ReissueCase;

/**
 * One page of a list of cases.
 *
 * @param items the cases
 * @param nextCursor the cursor of the next page; null on the last page
 */
public record CasePage(List<ReissueCase> items, String nextCursor) {

    static final CasePage EMPTY = new CasePage(List.of(), null);
}
