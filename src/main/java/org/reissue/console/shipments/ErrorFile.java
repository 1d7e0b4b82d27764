package org.reissue.console.shipments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.reissue.cases.commands.ShipmentCsvReader;
import org.reissue.web.csv.CsvLine;
import org.reissue.web.csv.CsvReader;
import org.reissue.web.csv.CsvWriter;

/**
 * The lines that were not shipped, as CSV: with the columns that can be pasted again once they are corrected, and the
 * errors. The page carries the file along, because the errors are not stored.
 */
final class ErrorFile {

    private static final List<String> COLUMNS = List.of("id", "carrier", "trackingNumber", "line", "error");
    private static final CsvReader CSV = new CsvReader(COLUMNS, ShipmentCsvReader.MAX_LINES);

    private ErrorFile() {}

    /** The file as text, for a hidden field. */
    static String of(Judgement judgement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(
                judgement.errors().stream()
                        .map(line ->
                                List.of(line.id(), line.carrier(), line.trackingNumber(), line.number(), line.error()))
                        .toList(),
                bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Writes the file that a page has carried along: parsed and written anew, so that each cell is harmless. */
    static void copy(String text, OutputStream out) {
        List<CsvLine> lines = CSV.read(text.getBytes(StandardCharsets.UTF_8));
        write(
                lines.stream()
                        .map(line -> line.cells() == null ? Map.<String, String>of() : line.cells())
                        .map(cells -> COLUMNS.stream()
                                .map(column -> cells.getOrDefault(column, ""))
                                .toList())
                        .toList(),
                out);
    }

    private static void write(List<? extends List<?>> lines, OutputStream out) {
        try {
            CsvWriter csv = new CsvWriter(out, COLUMNS);
            for (List<?> line : lines) {
                csv.write(line);
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
