package org.reissue.web.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;

class CsvReaderTest {

    private static final String HEADER = "id,name,parentId,opensAt,shopPercent\n";
    private static final CsvReader READER =
            new CsvReader(List.of("id", "name", "parentId", "opensAt", "shopPercent"), 200_000);

    @Test
    void empty_cells_are_left_out_and_others_trimmed() {
        assertThat(read(HEADER + "a, Name of a ,,\"\",  \n"))
                .containsExactly(new CsvLine(2, 5, Map.of("id", "a", "name", "Name of a")));
    }

    @Test
    void the_columns_stand_in_any_order_among_others() {
        assertThat(read("remark,shopPercent, name ,id,opensAt,,parentId\nnone,5,A,a,now,x,p\n"))
                .containsExactly(new CsvLine(
                        2, 7, Map.of("id", "a", "name", "A", "parentId", "p", "opensAt", "now", "shopPercent", "5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_are_counted_as_an_editor_shows_them(String lineBreak) {
        String file = String.join(
                lineBreak,
                HEADER.strip(),
                "two,2,,,",
                "",
                "  ",
                "five,\"5" + lineBreak + "and 6" + lineBreak + lineBreak + "and 8\",,,",
                "nine,9",
                "ten,10,,,");

        assertThat(read(file)).extracting(CsvLine::number).containsExactly(2L, 5L, 9L, 10L);
        assertThat(read(file + lineBreak)).extracting(CsvLine::number).containsExactly(2L, 5L, 9L, 10L);
        assertThat(read("\uFEFF" + file)).isEqualTo(read(file));
    }

    @Test
    void a_line_of_another_width_has_no_cells() {
        assertThat(read(HEADER + "a,A,,\nb,B,,,,\n")).containsExactly(new CsvLine(2, 4, null), new CsvLine(3, 6, null));
    }

    @Test
    void quoted_cells_hold_commas_and_quotes() {
        assertThat(read(HEADER + "a,\"Lamps, \"\"smart\"\"\",,,\n").get(0).cells())
                .containsEntry("name", "Lamps, \"smart\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "smart-home,Smart home,,,\n",
                "id,name,parentId,opensAt\na,A,,\n",
                "id,name,parentId,opensAt,shopPercent,id\na,A,,,,\n",
                "id;name;parentId;opensAt;shopPercent\n",
                HEADER + "a,\"A\" or B,,,\n",
                HEADER + "a,\"never closed,,,\nb,B,,,\n"
            })
    void an_unreadable_file_is_refused_as_a_whole(String file) {
        assertRefused(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_file_without_end_is_refused() {
        String longest = HEADER + "a\n".repeat(200_000);

        assertThat(read(longest)).hasSize(200_000);
        assertRefused((longest + "\na\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void other_encodings_than_utf_8_are_refused() {
        assertRefused((HEADER + "a,智能家居,,,\n").getBytes(Charset.forName("GB18030")));
        assertRefused((HEADER + "a,A,,,\n").getBytes(StandardCharsets.UTF_16));
    }

    private static void assertRefused(byte[] file) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> READER.read(file))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.INVALID_REQUEST);
    }

    private static List<CsvLine> read(String file) {
        return READER.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
