package org.reissue.console.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifiers;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The query of the address of a page that shows lists: their filters, and a cursor for each list. */
public final class PageQuery {

    private static final int ROWS = 20;

    private final String path;
    private final MultiValueMap<String, String> values = new LinkedMultiValueMap<>();

    /** @param sent the parameters of the request; empty and unknown ones are ignored */
    public PageQuery(String path, MultiValueMap<String, String> sent, List<String> known) {
        this.path = path;
        for (String name : known) {
            sent.getOrDefault(name, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .forEach(value -> values.add(name, value));
        }
    }

    /** The query with another value of a parameter, or without the parameter for null. */
    public PageQuery with(String name, @Nullable String value) {
        PageQuery changed = new PageQuery(path, values, List.copyOf(values.keySet()));
        changed.values.remove(name);
        if (value != null) {
            changed.values.add(name, value);
        }
        return changed;
    }

    /** The query without one of the values of a parameter. */
    public PageQuery without(String name, String value) {
        PageQuery changed = new PageQuery(path, values, List.copyOf(values.keySet()));
        changed.values.computeIfPresent(
                name,
                (key, all) -> all.stream().filter(one -> !one.equals(value)).toList());
        return changed;
    }

    /** The first value of a parameter, or null. */
    public @Nullable String text(String name) {
        return values.getFirst(name);
    }

    /** All values of a parameter. */
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
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
        return page.nextCursor() == null
                ? null
                : with(cursor, page.nextCursor()).address();
    }

    /** The address of the first page of a list; null when it is shown. */
    public @Nullable String first(String cursor) {
        return text(cursor) == null ? null : with(cursor, null).address();
    }

    /** The address with the query. Values are encoded strictly: servers read a plus as a blank. */
    public String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        values.forEach((name, given) ->
                given.forEach(value -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8))));
        return address.build(true).toUriString();
    }
}
