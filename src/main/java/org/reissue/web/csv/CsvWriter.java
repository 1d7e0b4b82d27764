package org.reissue.web.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes CSV in UTF-8 with a byte order mark, by which spreadsheet programs know the encoding. A cell that they would
 * take for a formula begins with an apostrophe.
 */
public final class CsvWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Spreadsheet programs evaluate cells that begin with one of these, some after skipping a tab or line break. */
    private static final String FORMULA_BEGINNINGS = "=+-@\t\r";

    private final CSVPrinter printer;

    public CsvWriter(OutputStream out, List<String> columns) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
        printer.printRecord(columns);
    }

    /** Writes a line with the {@code toString()} of each cell; a null cell is empty. */
    public void write(List<?> cells) throws IOException {
        for (Object cell : cells) {
            printer.print(harmless(Objects.toString(cell, "")));
        }
        printer.println();
    }

    /** Sends the lines written so far. */
    public void flush() throws IOException {
        printer.flush();
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_BEGINNINGS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
