package org.reissue.console.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.search.CaseSearchService;
import org.reissue.cases.search.QuickFilter;
import org.reissue.cases.web.CaseResponse;
import org.reissue.cases.web.CaseResponseAssembler;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.page.Formats;
import org.reissue.console.session.ConsoleUser;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.stereotype.Service;
import org.springframework.util.MultiValueMap;

/** Reads the lists of cases as pages show them. */
@Service
@ConditionalOnConsole
class CaseListService {

    private static final int ROWS = 30;

    /** What awaits the reader when no tab is asked for: the first of these that the search has. */
    private static final Map<Boolean, List<String>> FIRST_TABS =
            Map.of(true, List.of("TO_RULE", "IN_ARBITRATION"), false, List.of("PENDING"));

    private final CaseSearchService search;
    private final CaseResponseAssembler responses;
    private final Formats formats;

    CaseListService(CaseSearchService search, CaseResponseAssembler responses, Formats formats) {
        this.search = search;
        this.responses = responses;
        this.formats = formats;
    }

    CaseList read(ConsoleUser user, MultiValueMap<String, String> parameters) {
        CaseListQuery query = new CaseListQuery(parameters, firstTab(user), formats);
        CaseScope scope = scope(user, query);
        Map<QuickFilter, Long> counts = user.isBuyer() ? Map.of() : search.count(scope);
        Page<CaseResponse> page = query.faults().isEmpty()
                ? responses.of(
                        search.find(scope, query.filter(), new Paging(ROWS, query.text("cursor"))), user.caller())
                : Page.whole(List.of());
        List<CaseList.Tab> tabs = scope.quickFilters().stream()
                .filter(filter -> !user.isBuyer() || filter == QuickFilter.ALL)
                .map(filter ->
                        new CaseList.Tab(filter.name(), counts.get(filter), query.under(filter), filter == query.tab()))
                .toList();
        return new CaseList(
                query,
                tabs,
                page.items().stream().map(CaseRow::of).toList(),
                page.nextCursor() == null ? null : query.after(page.nextCursor()));
    }

    private static CaseScope scope(ConsoleUser user, CaseListQuery query) {
        return switch (user.scope()) {
            case MERCHANT -> CaseScope.ofShop(shopOf(user));
            case BUYER -> CaseScope.ofBuyer(user.name());
            case OPS, SYSTEM -> CaseScope.ofShopAndBuyer(query.id("shopId"), query.id("buyerId"));
        };
    }

    private static String shopOf(ConsoleUser user) {
        String shopId = user.caller().shopId();
        if (shopId == null) {
            throw new IllegalStateException("A merchant without a shop was signed in");
        }
        return shopId;
    }

    private static QuickFilter firstTab(ConsoleUser user) {
        @Nullable
        QuickFilter first = FIRST_TABS.get(user.isOps()).stream()
                .flatMap(name -> Arrays.stream(QuickFilter.values())
                        .filter(filter -> filter.name().equals(name)))
                .findFirst()
                .orElse(null);
        return first == null || user.isBuyer() ? QuickFilter.ALL : first;
    }
}
