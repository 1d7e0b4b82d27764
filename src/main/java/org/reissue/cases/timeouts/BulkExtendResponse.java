package org.reissue.cases.timeouts;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The result of extending many deadlines.
 *
 * @param matched how many cases match
 * @param extended how many deadlines were extended; 0 in a dry run
 */
public record BulkExtendResponse(
        @Schema(example = "1200") long matched,
        @Schema(example = "1200") long extended) {}
