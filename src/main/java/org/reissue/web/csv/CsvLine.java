package org.reissue.web.csv;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a CSV file below the header.
 *
 * @param number where the line begins in the file, counted from 1, the header
 * @param width how many cells the line has
 * @param cells the cells of the columns that matter, trimmed, without empty ones; null when the line has more or fewer
 *     cells than the header
 */
public record CsvLine(long number, int width, @Nullable Map<String, String> cells) {}
