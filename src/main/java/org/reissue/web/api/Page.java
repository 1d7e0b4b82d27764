package org.reissue.web.api;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param nextCursor give it back as {@code cursor} for the next page; null at the end
 */
public record Page<T>(List<T> items, String nextCursor) {

    /**
     * The page of what was found.
     *
     * @param found one more than asked for, where there is more
     * @param cursor the cursor behind an item
     */
    public static <T> Page<T> of(List<T> found, Paging paging, Function<T, String> cursor) {
        if (found.size() <= paging.limit()) {
            return new Page<>(found, null);
        }
        List<T> items = List.copyOf(found.subList(0, paging.limit()));
        return new Page<>(items, cursor.apply(items.get(items.size() - 1)));
    }
}
