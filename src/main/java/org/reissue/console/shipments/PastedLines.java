package org.reissue.console.shipments;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Lines that somebody pasted. Those copied from a spreadsheet are separated by tabs, and may come without the header;
 * then the columns are the case, the carrier and the tracking number.
 *
 * @param text the lines as they were pasted
 */
record PastedLines(String text) {

    private static final String HEADER = "id,carrier,trackingNumber";

    /** The lines as a CSV file. */
    byte[] toCsv() {
        String csv =
                text.indexOf('\t') >= 0 ? text.lines().map(PastedLines::quoted).collect(joining("\n")) : text;
        return (hasHeader() ? csv : HEADER + "\n" + csv).getBytes(StandardCharsets.UTF_8);
    }

    /** The number, among the pasted lines, of a line of the file. */
    long numberOf(long line) {
        return hasHeader() ? line : line - 1;
    }

    /** A line of cells between tabs, quoted, as a cell may hold a comma. */
    private static String quoted(String line) {
        return line.isBlank()
                ? ""
                : Arrays.stream(line.split("\t", -1))
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(joining(","));
    }

    private boolean hasHeader() {
        String first = text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return first.contains("trackingnumber");
    }
}
