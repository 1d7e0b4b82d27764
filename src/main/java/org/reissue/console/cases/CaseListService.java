package org.reissue.console.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.reissue.cases.commands.ApprovalLine;
import org.reissue.cases.commands.BatchService;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.search.CaseSearchService;
import org.reissue.cases.search.QuickFilter;
import org.reissue.cases.web.CaseExportService;
import org.reissue.cases.web.CaseResponse;
import org.reissue.cases.web.CaseResponseAssembler;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.page.Formats;
import org.reissue.console.session.ConsoleUser;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.util.MultiValueMap;

/** Reads the lists of cases as pages show them. */
@Service
@ConditionalOnConsole
class CaseListService {

    private static final int ROWS = 30;

    private final CaseSearchService search;
    private final CaseResponseAssembler responses;
    private final CaseExportService exports;
    private final Formats formats;

    CaseListService(
            CaseSearchService search, CaseResponseAssembler responses, CaseExportService exports, Formats formats) {
        this.search = search;
        this.responses = responses;
        this.exports = exports;
        this.formats = formats;
    }

    /**
     * Answers with the list as a file.
     *
     * @throws Problem {@code invalid-request} for filters that no list has; {@code not-found} for buyers
     */
    void export(ConsoleUser user, MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        CaseListQuery query = query(user, parameters);
        CaseFilter filter = query.filter();
        if (!user.isMerchant() && !user.isOps()) {
            throw Problem.notFound();
        }
        exports.export(scope(user, query), filter, response);
    }

    /**
     * The first cases of the list that wait for the merchant's decision, as many as one batch may hold. They are not
     * locked: their versions refuse those that change before they are approved.
     */
    List<ApprovalLine> findToDecide(ConsoleUser user, MultiValueMap<String, String> parameters) {
        CaseListQuery query = query(user, parameters);
        CaseFilter filter = query.filter();
        if (!filter.status().isEmpty() && !filter.status().contains(CaseStatus.PENDING_MERCHANT)) {
            return List.of();
        }
        return search.find(
                        scope(user, query),
                        new CaseFilter(
                                filter.quickFilter(),
                                filter.type(),
                                List.of(CaseStatus.PENDING_MERCHANT),
                                filter.reason(),
                                filter.orderId(),
                                filter.appliedFrom(),
                                filter.appliedTo(),
                                filter.deadlineBefore(),
                                filter.sort()),
                        new Paging(BatchService.MAX_CASES_IN_JSON, null))
                .map(ApprovalLine::of)
                .items();
    }

    ListedCases read(ConsoleUser user, MultiValueMap<String, String> parameters) {
        CaseListQuery query = query(user, parameters);
        CaseScope scope = scope(user, query);
        Map<QuickFilter, Long> counts = user.isBuyer() ? Map.of() : search.count(scope);
        Page<CaseResponse> page = query.fault() == null
                ? responses.of(
                        search.find(scope, query.filter(), new Paging(ROWS, query.text("cursor"))), user.caller())
                : Page.whole(List.of());
        List<ListedCases.Tab> tabs = scope.quickFilters().stream()
                .filter(filter -> !user.isBuyer() || filter == QuickFilter.ALL)
                .map(filter -> new ListedCases.Tab(
                        filter.name(), counts.get(filter), query.under(filter), filter == query.tab()))
                .toList();
        return new ListedCases(
                query, tabs, page.items().stream().map(CaseRow::of).toList(), query.next(page));
    }

    private CaseListQuery query(ConsoleUser user, MultiValueMap<String, String> parameters) {
        CaseScope any = user.isOps() ? CaseScope.ofShopAndBuyer(null, null) : CaseScope.ofBuyer(user.name());
        return new CaseListQuery(parameters, any.quickFilters(), firstTab(user), formats);
    }

    private static CaseScope scope(ConsoleUser user, CaseListQuery query) {
        return switch (user.scope()) {
            case MERCHANT -> CaseScope.ofShop(user.caller().shopId());
            case BUYER -> CaseScope.ofBuyer(user.name());
            case OPS, SYSTEM -> CaseScope.ofShopAndBuyer(query.shopId(), query.buyerId());
        };
    }

    /** The tab that is shown when the address names none. */
    private static QuickFilter firstTab(ConsoleUser user) {
        return switch (user.scope()) {
            case MERCHANT -> QuickFilter.PENDING;
            case OPS -> QuickFilter.TO_RULE;
            case BUYER, SYSTEM -> QuickFilter.ALL;
        };
    }
}
