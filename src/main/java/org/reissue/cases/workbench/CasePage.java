package org.reissue.cases.workbench;

import java.util.List;
import org.reissue.cases.ReissueCase;

/**
 * Some of the cases a list holds.
 *
 * @param nextCursor where the next page goes on; null at the end
 */
public record CasePage(List<ReissueCase> items, String nextCursor) {

    static final CasePage EMPTY = new CasePage(List.of(), null);
}
