package org.reissue.console.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseSort;
import org.reissue.cases.search.QuickFilter;
import org.reissue.console.page.Formats;
import org.reissue.console.page.PageQuery;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;
import org.reissue.web.api.Identifiers;
import org.reissue.web.api.Page;
import org.reissue.web.problem.Problem;
import org.springframework.util.MultiValueMap;

/**
 * The list that an address asks for. Its parameters are those of the API, but times are local as inputs give them, and
 * a field that is empty filters nothing.
 */
public final class CaseListQuery {

    private static final String TAB = "quickFilter";
    private static final String TYPE = "type";
    private static final String STATUS = "status";
    private static final String CURSOR = "cursor";
    private static final String INVALID_VALUE = "invalid.value";
    private static final List<String> FILTERS = List.of(
            TYPE, STATUS, "reason", "orderId", "shopId", "buyerId", "appliedFrom", "appliedTo", "deadlineBefore");

    private final PageQuery query;
    private final CaseFilter filter;
    private final @Nullable String shopId;
    private final @Nullable String buyerId;
    private final QuickFilter tab;
    private @Nullable Problem fault;

    /** @param tabs the tabs that the list has */
    CaseListQuery(MultiValueMap<String, String> sent, Set<QuickFilter> tabs, QuickFilter defaultTab, Formats formats) {
        List<String> known = new ArrayList<>(FILTERS);
        known.addAll(List.of(TAB, "sort", CURSOR));
        this.query = new PageQuery(CaseListPageController.PATH, sent, known);
        QuickFilter named = StoredEnum.read(QuickFilter.class, text(TAB));
        QuickFilter asked = valid(TAB, named != null && tabs.contains(named) ? named : null, INVALID_VALUE);
        this.tab = asked == null ? defaultTab : asked;
        this.filter = new CaseFilter(
                tab,
                type(),
                query.texts(STATUS).stream()
                        .map(name -> constant(STATUS, name, CaseStatus.class))
                        .toList(),
                constant("reason", text("reason"), Reason.class),
                id("orderId"),
                instant("appliedFrom", formats),
                instant("appliedTo", formats),
                instant("deadlineBefore", formats),
                sort());
        this.shopId = id("shopId");
        this.buyerId = id("buyerId");
    }

    /**
     * The filters and the sort.
     *
     * @throws Problem {@code invalid-request} when parameters are invalid, naming each
     */
    CaseFilter filter() {
        if (fault != null) {
            throw fault;
        }
        return filter;
    }

    /** The problem with the invalid parameters, or null when all are valid. */
    @Nullable
    Problem fault() {
        return fault;
    }

    /** The shop that ops look at, or null for all. */
    @Nullable
    String shopId() {
        return shopId;
    }

    /** The buyer that ops look at, or null for all. */
    @Nullable
    String buyerId() {
        return buyerId;
    }

    public QuickFilter tab() {
        return tab;
    }

    /** The value of a field as it was sent, or null. */
    public @Nullable String text(String name) {
        return query.text(name);
    }

    public boolean hasStatus(CaseStatus status) {
        return filter.status().contains(status);
    }

    /** Whether the list has filters besides the tab. */
    public boolean isNarrowed() {
        return FILTERS.stream().anyMatch(name -> text(name) != null);
    }

    /** The address of the list under another tab, with all other filters but statuses that the tab has no boxes for. */
    public String under(QuickFilter other) {
        PageQuery changed = query.with(CURSOR, null).with(TAB, other.name());
        for (String status : query.texts(STATUS)) {
            CaseStatus known = StoredEnum.read(CaseStatus.class, status);
            changed = known == null || other.covers(known) ? changed : changed.without(STATUS, status);
        }
        return changed.address();
    }

    /** The address of the next page; null at the end of the list. */
    @Nullable
    String next(Page<?> page) {
        return query.next(CURSOR, page);
    }

    public String first() {
        return query.with(CURSOR, null).address();
    }

    /** The address of the whole list as a file. */
    public String export() {
        return first().replaceFirst("\\?|$", "/export$0");
    }

    /** The address of the tab without other filters. */
    public String cleared() {
        return CaseListPageController.PATH + "?" + TAB + "=" + tab.name();
    }

    private @Nullable String id(String name) {
        String value = text(name);
        return valid(name, Identifiers.isValid(value) ? value : null, "invalid.identifier");
    }

    private @Nullable String type() {
        String value = text(TYPE);
        return valid(TYPE, CaseFilter.REISSUE.equals(value) ? value : null, INVALID_VALUE);
    }

    private @Nullable String sort() {
        String value = text("sort");
        return valid("sort", value != null && CaseSort.isName(value) ? value : null, INVALID_VALUE);
    }

    private @Nullable Instant instant(String name, Formats formats) {
        String value = text(name);
        return valid(name, value == null ? null : formats.parse(value).orElse(null), "list.invalid-time");
    }

    private <E extends Enum<E>> @Nullable E constant(String name, @Nullable String value, Class<E> type) {
        return valid(name, StoredEnum.read(type, value), INVALID_VALUE);
    }

    /** The value of a parameter; null is a fault when the parameter was sent. */
    private <T> @Nullable T valid(String name, @Nullable T value, String messageKey) {
        if (value == null && text(name) != null) {
            fault = fault == null ? Problem.invalid(name, messageKey) : fault.andInvalid(name, messageKey);
        }
        return value;
    }
}
