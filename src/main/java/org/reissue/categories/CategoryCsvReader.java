package org.reissue.categories;

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

/** Reads a list of categories as CSV. Refuses a file that is unreadable as a whole; lines are judged later. */
final class CategoryCsvReader {

    /** Empty lines are records here, so that the parser's count of lines says where the next record begins. */
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .setTrim(true)
            .setIgnoreEmptyLines(false)
            .get();

    private static final List<String> COLUMNS = List.of("id", "name", "parentId", "opensAt", "shopPercent");

    /** A longer file is no list of categories, and each line could cost a message. */
    private static final int MAX_LINES = 200_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BODY = "body";

    private CategoryCsvReader() {}

    /**
     * One line below the header.
     *
     * @param number where the line begins in the file, counted from 1, the header
     * @param width how many cells the line has
     * @param cells the cells of the columns that matter, trimmed, without empty ones; null when the line has more or
     *     fewer cells than the header
     */
    record Line(long number, int width, @Nullable Map<String, String> cells) {}

    /**
     * The lines below the header, without empty ones.
     *
     * @throws Problem {@code invalid-request} when the file is no CSV in UTF-8, its header does not name the columns,
     *     or it is too long
     */
    static List<Line> read(byte[] file) {
        try (CSVParser parser = FORMAT.parse(new StringReader(decode(file)))) {
            for (String column : COLUMNS) {
                if (Collections.frequency(parser.getHeaderNames(), column) != 1) {
                    throw Problem.invalid(BODY, "invalid.csv-header", String.join(",", COLUMNS));
                }
            }
            return lines(parser);
        } catch (IOException malformed) { // in the header: below, the parser wraps it
            throw Problem.invalid(BODY, "invalid.csv", 1);
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

    private static List<Line> lines(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        int width = parser.getHeaderNames().size();
        List<Line> lines = new ArrayList<>();
        for (long number = parser.getCurrentLineNumber() + 1; hasNext(records, number); ) {
            CSVRecord record = records.next();
            if (record.size() > 1 || !record.get(0).isEmpty()) {
                if (lines.size() == MAX_LINES) {
                    throw Problem.invalid(BODY, "invalid.csv-lines", MAX_LINES);
                }
                lines.add(new Line(number, record.size(), record.size() == width ? cells(record) : null));
            }
            number = parser.getCurrentLineNumber() + 1;
        }
        return lines;
    }

    /** Reads on; after wrong quoting nobody can tell where lines end. */
    private static boolean hasNext(Iterator<CSVRecord> records, long number) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException malformed) {
            throw Problem.invalid(BODY, "invalid.csv", number);
        }
    }

    private static Map<String, String> cells(CSVRecord record) {
        Map<String, String> cells = record.toMap();
        cells.keySet().retainAll(COLUMNS);
        cells.values().removeIf(String::isEmpty);
        return cells;
    }
}
