package org.reissue.categories;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The result of an import.
 *
 * @param imported how many lines added or replaced a category
 * @param rejected the lines that were not imported, in the file's order
 */
public record CategoryImportResponse(@Schema(example = "2") int imported, List<RejectedLine> rejected) {

    /**
     * A line that was not imported.
     *
     * @param line where the line begins in the file; 1 is the header
     * @param message every error of the line, in the caller's language
     */
    public record RejectedLine(@Schema(example = "3") long line, String message) {}
}
