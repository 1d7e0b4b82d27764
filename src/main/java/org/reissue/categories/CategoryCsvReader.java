package org.reissue.categories;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.reissue.web.api.Texts;
import org.reissue.web.problem.Problem;

/** A list of categories as CSV. What makes the file unreadable as a whole is refused here; lines are judged later. */
final class CategoryCsvReader {

    /** Empty lines are records here, so that the parser's count of lines says where the next record begins. */
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private static final List<String> COLUMNS = List.of("id", "name", "parentId", "opensAt", "shopPercent");
    /** More would be no list of categories, and each could cost a message. */
    private static final int MOST_LINES = 200_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BODY = "body";

    private CategoryCsvReader() {}

    /**
     * One line below the header.
     *
     * @param number where it begins in the file, counted from 1, the header
     * @param width how many cells it has
     * @param cells the cells of the columns that matter, trimmed, without empty ones; null when there are more or fewer
     *     cells than in the header
     */
    record Line(long number, int width, Map<String, String> cells) {}

    /**
     * The lines below the header, without empty ones.
     *
     * @throws Problem {@code invalid-request} when this is no CSV in UTF-8, its header does not name the columns, or it
     *     is too long
     */
    static List<Line> read(byte[] file) {
        try (CSVParser parser = FORMAT.parse(new StringReader(decode(file)))) {
            return lines(parser);
        } catch (IOException impossible) { // reading from memory
            throw new UncheckedIOException(impossible);
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
        List<String> header = header(records);
        List<Line> lines = new ArrayList<>();
        for (long number = parser.getCurrentLineNumber() + 1; hasNext(records, number); ) {
            CSVRecord record = records.next();
            if (!isEmpty(record)) {
                if (lines.size() == MOST_LINES) {
                    throw Problem.invalid(BODY, "invalid.csv-lines", MOST_LINES);
                }
                boolean fits = record.size() == header.size();
                lines.add(new Line(number, record.size(), fits ? cells(header, record) : null));
            }
            number = parser.getCurrentLineNumber() + 1;
        }
        return lines;
    }

    private static List<String> header(Iterator<CSVRecord> records) {
        List<String> header =
                hasNext(records, 1) ? records.next().stream().map(String::strip).toList() : List.of();
        for (String column : COLUMNS) {
            if (header.stream().filter(column::equals).count() != 1) {
                throw Problem.invalid(BODY, "invalid.csv-header", String.join(",", COLUMNS));
            }
        }
        return header;
    }

    /** Reads on; after wrong quoting nobody can tell where lines end. */
    private static boolean hasNext(Iterator<CSVRecord> records, long number) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException malformed) {
            throw Problem.invalid(BODY, "invalid.csv", number);
        }
    }

    private static boolean isEmpty(CSVRecord record) {
        return record.size() == 1 && record.get(0).isBlank();
    }

    private static Map<String, String> cells(List<String> header, CSVRecord record) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String column : COLUMNS) {
            String cell = Texts.trimmed(record.get(header.indexOf(column)));
            if (cell != null) {
                cells.put(column, cell);
            }
        }
        return cells;
    }
}
