package org.reissue.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The page that a caller asks a timeline for. Timelines have longer pages than lists, see {@link Paging}.
 *
 * @param limit how many events at most, 1 to 500
 * @param cursor the {@code nextCursor} of the previous page; none for the first page
 */
public record TimelinePaging(
        @Schema(defaultValue = "100") @Min(1) @Max(TimelinePaging.MAX_LIMIT)
        Integer limit,

        @Nullable String cursor) {

    static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 100;

    /** The longest first page: whole timelines of nearly all cases. */
    public static final TimelinePaging LONGEST = new TimelinePaging(MAX_LIMIT, null);

    public TimelinePaging {
        limit = limit == null ? Integer.valueOf(DEFAULT_LIMIT) : limit;
    }

    /** The limit of the query: one event more than asked for tells whether there is a next page. */
    public int oneMore() {
        return limit + 1;
    }
}
