package org.reissue.console.shipments;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.reissue.console.page.Submission;
import org.reissue.web.csv.CsvReader;
import org.reissue.web.problem.Problem;

/**
 * Lines that a user pasted, or sent as a file. Lines copied from a spreadsheet have tabs between the cells, and may
 * lack the header; the columns are then the case, the carrier and the tracking number.
 *
 * @param text the lines from the first that is not blank: a browser drops a line break at the beginning of a text area,
 *     and each line must have the same number when it is checked and when it is confirmed
 */
record PastedLines(String text) {

    private static final String HEADER = "id,carrier,trackingNumber";

    PastedLines {
        text = text.lines().dropWhile(String::isBlank).collect(joining("\n"));
    }

    /**
     * The lines of a form: of its file, if one was chosen.
     *
     * @throws Problem {@code invalid-request} when the file is not a text
     */
    static PastedLines of(Submission form) {
        return new PastedLines(form.fileOrLines());
    }

    byte[] toCsv() {
        String csv = firstLine().indexOf('\t') >= 0
                ? text.lines().map(PastedLines::quoted).collect(joining("\n"))
                : text;
        return (hasHeader() ? csv : HEADER + "\n" + csv).getBytes(StandardCharsets.UTF_8);
    }

    /** The number, among the pasted lines, of a line of the file. */
    long numberOf(long line) {
        return hasHeader() ? line : line - 1;
    }

    /** The refusal of the file, with the number of the pasted line if it names a line. */
    Problem refusal(Problem ofFile) {
        Problem.InvalidField fault = ofFile.invalidFields().get(0);
        return fault.messageKey().equals(CsvReader.MALFORMED)
                        && fault.arguments().get(0) instanceof Number line
                ? Problem.invalid(fault.field(), fault.messageKey(), numberOf(line.longValue()))
                : ofFile;
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
        return firstLine().toLowerCase(Locale.ROOT).contains("trackingnumber");
    }

    private String firstLine() {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }
}
