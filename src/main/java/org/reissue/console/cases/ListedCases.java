package org.reissue.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of cases.
 *
 * @param next the address of the next page; null at the end of the list
 */
public record ListedCases(
        CaseListQuery query,
        List<Tab> tabs,
        List<CaseRow> rows,
        @Nullable String next) {

    /**
     * A quick filter.
     *
     * @param name its name, for the label
     * @param count how many cases match it, or null
     * @param address the list under it
     */
    public record Tab(String name, @Nullable Long count, String address, boolean current) {}

    /** Whether some of the rows can be approved at once. */
    public boolean isApprovable() {
        return rows.stream().anyMatch(CaseRow::isApprovable);
    }
}
