package org.reissue.console.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseSort;
import org.reissue.cases.search.QuickFilter;
import org.reissue.console.page.Addresses;
import org.reissue.console.page.Formats;
import org.reissue.console.page.Inputs;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;
import org.reissue.web.api.Identifiers;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The list that an address asks for. Its parameters are those of the API, but times are local as inputs give them, and
 * a field that is empty filters nothing.
 */
public final class CaseListQuery {

    private static final String TAB = "quickFilter";
    private static final String TYPE = "type";
    private static final List<String> FILTERS = List.of(
            TYPE, "status", "reason", "orderId", "shopId", "buyerId", "appliedFrom", "appliedTo", "deadlineBefore");

    private final MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final CaseFilter filter;
    private final @Nullable String shopId;
    private final @Nullable String buyerId;
    private final QuickFilter tab;

    CaseListQuery(MultiValueMap<String, String> sent, QuickFilter defaultTab, Formats formats) {
        List<String> known = new ArrayList<>(FILTERS);
        known.addAll(List.of(TAB, "sort", "cursor"));
        for (String name : known) {
            List<String> values = sent.getOrDefault(name, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!values.isEmpty()) {
                parameters.put(name, values);
            }
        }
        QuickFilter asked = constant(TAB, text(TAB), QuickFilter.class);
        this.tab = asked == null ? defaultTab : asked;
        this.filter = new CaseFilter(
                tab,
                text(TYPE),
                parameters.getOrDefault("status", List.of()).stream()
                        .map(name -> constant("status", name, CaseStatus.class))
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

    CaseFilter filter() {
        return filter;
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
        return parameters.getFirst(name);
    }

    public boolean hasStatus(CaseStatus status) {
        return filter.status().contains(status);
    }

    /** The message keys of the errors of the fields. */
    public Map<String, String> faults() {
        return faults;
    }

    /** Whether the list has filters besides the tab. */
    public boolean isNarrowed() {
        return FILTERS.stream().anyMatch(parameters::containsKey);
    }

    private @Nullable String id(String name) {
        String value = text(name);
        if (value != null && !Identifiers.isValid(value)) {
            faults.put(name, "invalid.identifier");
            return null;
        }
        return value;
    }

    /** The address of the same list under another tab, with all other filters. */
    public String under(QuickFilter other) {
        return address(TAB, other.name());
    }

    String after(String cursor) {
        return address("cursor", cursor);
    }

    public String first() {
        return address("cursor", null);
    }

    /** The address of the whole list as a file. */
    public String export() {
        return address("cursor", null).replaceFirst("\\?|$", "/export$0");
    }

    /** The address of the tab without other filters. */
    public String cleared() {
        return CaseListPageController.PATH + "?" + TAB + "=" + tab.name();
    }

    private String address(String name, @Nullable String value) {
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(parameters);
        changed.remove("cursor");
        changed.remove(name);
        if (value != null) {
            changed.set(name, value);
        }
        return Addresses.of(CaseListPageController.PATH, changed);
    }

    private @Nullable String sort() {
        String sort = text("sort");
        if (sort != null && !CaseSort.isName(sort)) {
            faults.put("sort", "invalid.value");
            return null;
        }
        return sort;
    }

    private @Nullable Instant instant(String name, Formats formats) {
        String value = text(name);
        Instant instant = value == null ? null : formats.parse(value).orElse(null);
        if (value != null && instant == null) {
            faults.put(name, "list.invalid-time");
        }
        return instant;
    }

    private <E extends Enum<E>> @Nullable E constant(String field, @Nullable String name, Class<E> type) {
        E found = Inputs.constant(type, name);
        if (name != null && found == null) {
            faults.put(field, "invalid.value");
        }
        return found;
    }
}
