package org.reissue.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The page that a caller asks a list for.
 *
 * @param limit how many entries at most, 1 to 100
 * @param cursor the {@code nextCursor} of the previous page; none for the first page
 */
public record Paging(
        @Schema(defaultValue = "20") @Min(1) @Max(100) Integer limit,
        @Nullable String cursor) {

    private static final int DEFAULT_LIMIT = 20;

    public Paging {
        limit = limit == null ? Integer.valueOf(DEFAULT_LIMIT) : limit;
    }

    /** The limit of the query: one entry more than asked for tells whether there is a next page. */
    public int oneMore() {
        return limit + 1;
    }
}
