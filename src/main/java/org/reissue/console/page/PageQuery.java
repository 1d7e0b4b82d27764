package org.reissue.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifiers;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The query of the address of a page that shows several lists: their filters, and a cursor for each list. */
public final class PageQuery {

    private static final int ROWS = 20;

    private final String path;
    private final MultiValueMap<String, String> values = new LinkedMultiValueMap<>();

    /** @param sent the parameters of the request; empty and unknown ones are ignored */
    public PageQuery(String path, MultiValueMap<String, String> sent, List<String> known) {
        this.path = path;
        for (String name : known) {
            String value = sent.getFirst(name);
            if (value != null && !value.isBlank()) {
                values.set(name, value.strip());
            }
        }
    }

    /** The value of a parameter, or null. */
    public @Nullable String text(String name) {
        return values.getFirst(name);
    }

    /**
     * The id that a parameter gives, or null.
     *
     * @throws Problem {@code invalid-request} when the parameter is not an id
     */
    public @Nullable String id(String name) {
        String value = text(name);
        if (value != null && !Identifiers.isValid(value)) {
            throw Problem.invalid(name, "invalid.identifier");
        }
        return value;
    }

    /** The page of a list whose cursor is in a parameter. */
    public Paging paging(String cursor) {
        return new Paging(ROWS, text(cursor));
    }

    /** The address of the next page of a list; null at its end. */
    public @Nullable String next(String cursor, Page<?> page) {
        return page.nextCursor() == null ? null : address(cursor, page.nextCursor());
    }

    /** The address of the first page of a list; null when it is shown. */
    public @Nullable String first(String cursor) {
        return text(cursor) == null ? null : address(cursor, null);
    }

    private String address(String name, @Nullable String value) {
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(values);
        changed.remove(name);
        if (value != null) {
            changed.set(name, value);
        }
        return Addresses.of(path, changed);
    }
}
