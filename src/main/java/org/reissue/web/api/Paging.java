package org.reissue.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Which page of a list.
 *
 * @param limit how many at once, 1 to 100
 * @param cursor where to go on: the {@code nextCursor} of the page before
 */
public record Paging(
        @Schema(defaultValue = "20") @Min(1) @Max(100) Integer limit, String cursor) {

    private static final int USUAL_LIMIT = 20;

    public Paging {
        limit = limit == null ? Integer.valueOf(USUAL_LIMIT) : limit;
    }

    /** How many to look for: one more than asked for tells whether there is a next page. */
    public int oneMore() {
        return limit + 1;
    }
}
