package org.reissue.web.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the entries of this page
 * @param nextCursor the {@code cursor} of the next page; null at the end of the list
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * Cuts the result of a query into a page. The query asked for one entry more than the page may hold.
     *
     * @param found one entry more than the limit if there is a next page
     * @param cursor gives the cursor behind an entry
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return whole(found);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(items.size() - 1)));
    }

    /** The only page of a list that fits on one. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), nextCursor);
    }
}
