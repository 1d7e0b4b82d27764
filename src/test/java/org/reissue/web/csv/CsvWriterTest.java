package org.reissue.web.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheet programs make of a file. */
class CsvWriterTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\r\n=1", "=", "-"})
    void a_cell_that_would_be_evaluated_begins_with_an_apostrophe(String cell) throws IOException {
        assertThat(cellOf(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1+1", "a=1", "'=1", " =1", "很", "a,\"b\"\nc", "2026-03-02T02:00:00Z", ""})
    void any_other_cell_stays_as_it_is(String cell) throws IOException {
        assertThat(cellOf(cell)).isEqualTo(cell);
    }

    @Test
    void a_file_begins_with_a_byte_order_mark_and_the_columns() throws IOException {
        assertThat(written(Arrays.asList(1, null, true))).isEqualTo("\uFEFFa,b,c\r\n1,,true\r\n");
    }

    private static String cellOf(String cell) throws IOException {
        String text = written(List.of("x", cell, "x")).substring(1);
        try (CSVParser lines = CSVFormat.DEFAULT.parse(new StringReader(text))) {
            return lines.getRecords().get(1).get(1);
        }
    }

    private static String written(List<?> cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvWriter writer = new CsvWriter(out, List.of("a", "b", "c"));
        writer.write(cells);
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
