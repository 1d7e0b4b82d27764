package org.reissue.web.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;

/**
 * Reads CSV files of one kind. Refuses a file that is unreadable as a whole; the caller, who knows the columns, judges
 * the lines.
 */
public final class CsvReader {

    /** The key of the message about a file that is no CSV from a line on, whose number is its argument. */
    public static final String MALFORMED = "invalid.csv";

    /** Empty lines are records here, so that the parser's count of lines says where the next record begins. */
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .setTrim(true)
            .setIgnoreEmptyLines(false)
            .get();

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BODY = "body";

    private final List<String> columns;
    private final int maxLines;

    /**
     * @param columns the columns that the header must name once each, in any order and among others
     * @param maxLines how many lines a file may have below the header
     */
    public CsvReader(List<String> columns, int maxLines) {
        this.columns = List.copyOf(columns);
        this.maxLines = maxLines;
    }

    /**
     * The lines below the header, without empty ones.
     *
     * @param file the body of a request; null when it has none
     * @throws Problem {@code invalid-request} when there is no file, it is not CSV in UTF-8, its header does not name
     *     the columns, or it is too long
     */
    public List<CsvLine> read(byte @Nullable [] file) {
        if (file == null) { // a call that takes JSON as well comes here without a body
            throw Problem.invalid(BODY, "invalid.required");
        }
        try (CSVParser parser = FORMAT.parse(new StringReader(decode(file)))) {
            for (String column : columns) {
                if (Collections.frequency(parser.getHeaderNames(), column) != 1) {
                    throw Problem.invalid(BODY, "invalid.csv-header", String.join(",", columns));
                }
            }
            return lines(parser);
        } catch (IOException malformed) { // in the header: below, the parser wraps it
            throw Problem.invalid(BODY, MALFORMED, 1);
        }
    }

    private static String decode(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw Problem.invalid(BODY, "invalid.csv-encoding");
        }
    }

    private List<CsvLine> lines(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        int width = parser.getHeaderNames().size();
        List<CsvLine> lines = new ArrayList<>();
        for (long number = parser.getCurrentLineNumber() + 1; hasNext(records, number); ) {
            CSVRecord record = records.next();
            if (record.size() > 1 || !record.get(0).isEmpty()) {
                if (lines.size() == maxLines) {
                    throw Problem.invalid(BODY, "invalid.csv-lines", maxLines);
                }
                lines.add(new CsvLine(number, record.size(), record.size() == width ? cells(record) : null));
            }
            number = parser.getCurrentLineNumber() + 1;
        }
        return lines;
    }

    /** Reads on, or refuses the file: after wrong quoting the ends of the lines are unknown. */
    private static boolean hasNext(Iterator<CSVRecord> records, long number) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException malformed) {
            throw Problem.invalid(BODY, MALFORMED, number);
        }
    }

    private Map<String, String> cells(CSVRecord record) {
        Map<String, String> cells = record.toMap();
        cells.keySet().retainAll(columns);
        cells.values().removeIf(String::isEmpty);
        return cells;
    }
}
