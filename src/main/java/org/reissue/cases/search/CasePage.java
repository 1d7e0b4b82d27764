package org.reissue.cases.search;

import java.util.List;
import org.reissue.cases.domain.ReissueCase;

/**
 * Some of the cases a list holds.
 *
 * @param nextCursor where the next page goes on; null at the end
 */
public record CasePage(List<ReissueCase> items, String nextCursor) {

    static final CasePage EMPTY = new CasePage(List.of(), null);
}
