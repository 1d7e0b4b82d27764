package org.reissue.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ReissueTest
class CategoryImportTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/api/v1/ops/categories/import";
    private static final String HEADER = "id,name,parentId,opensAt,shopPercent\n";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void good_lines_are_imported_and_bad_ones_rejected() {
        Answer answer = post(HEADER + """
                        import.home,智能家居,,2026-11-01T00:00:00Z,
                        import home,Two faults,,,101
                        import.lamps,"Lamps, ""smart""\",import.home,,
                        import.short,Short
                        import.home,Again,,,
                        """).expect(200);

        assertThat(answer.body()).isEqualTo(JSON.readTree("""
                        {"imported": 2, "rejected": [
                          {"line": 3, "message": "id: must be 1 to 64 letters, digits or . _ : -; shopPercent: must be at most 100"},
                          {"line": 5, "message": "The line has another number of cells than the header: 2."},
                          {"line": 6, "message": "id: is on line 2 already"}]}
                        """));
        assertThat(get("import.home").body()).isEqualTo(JSON.readTree("""
                        {"id": "import.home", "name": "智能家居", "parentId": null, "opensAt": "2026-11-01T00:00:00Z", "shopPercent": 100}
                        """));
        assertThat(get("import.lamps").text("name")).isEqualTo("Lamps, \"smart\"");
        get("import.short").expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",No id,,, | id: is required",
                "import.bad,,,, | name: is required",
                "import.bad,A\0B,,, | name: must be a string without NUL and broken characters",
                "import.bad,Bad,a/b,, | parentId: must be 1 to 64 letters, digits or . _ : -",
                "import.bad,Bad,,2026-11-01, | opensAt: must be an ISO-8601 time with an offset, in the years 2000 to 2100, such as 2026-11-23T08:00:00Z",
                "import.bad,Bad,,,half | shopPercent: must be a whole number within the allowed range",
                "import.bad,Bad,,,50% | shopPercent: must be a whole number within the allowed range",
                "import.bad,Bad,,,-1 | shopPercent: must be at least 0",
                "import.bad,Bad,import.bad,, | parentId: must not be the category itself or one of its subcategories"
            })
    void a_bad_line_says_what_is_wrong(String line, String message) {
        Answer answer = post(HEADER + line + "\n").expect(200);

        assertThat(answer.number("imported")).isZero();
        assertThat(answer.texts("rejected", "message")).containsExactly(message);
        get("import.bad").expect(404);
    }

    @Test
    void messages_are_in_the_callers_language() {
        Answer answer = csv().header("Accept-Language", "zh-CN").post(PATH, HEADER + "import.zh,,,,\n");

        assertThat(answer.texts("rejected", "message")).containsExactly("name: 不能为空。");
    }

    @Test
    void of_a_cycle_every_line_is_rejected() {
        post(HEADER + "import.a,A,import.b,,\nimport.b,B,,,\n").expect(200);

        Answer answer = post(HEADER + """
                        import.b,B,import.c,,
                        import.d,D,import.c,,
                        import.c,C,import.a,,
                        """).expect(200);

        assertThat(answer.number("imported")).isEqualTo(1);
        assertThat(answer.number("rejected.0.line")).isEqualTo(2);
        assertThat(answer.number("rejected.1.line")).isEqualTo(4);
        assertThat(get("import.b").field("parentId").isNull()).isTrue();
        assertThat(get("import.d").text("parentId")).isEqualTo("import.c");
        get("import.c").expect(404);
    }

    @Test
    void a_file_may_turn_the_tree_round() {
        post(HEADER + "import.low,Low,import.high,,\nimport.high,High,,,\n").expect(200);

        Answer answer = post(HEADER + "import.high,High,import.low,,\nimport.low,Low,,,\n");

        assertThat(answer.expect(200).number("imported")).isEqualTo(2);
        assertThat(get("import.high").text("parentId")).isEqualTo("import.low");
    }

    @Test
    void many_lines_are_written_in_one_statement() {
        String lines = IntStream.range(0, 20_000)
                .mapToObj(i -> "import.many." + i + ",Category number " + i + " of many,import.many." + (i + 1) + ",,")
                .collect(Collectors.joining("\r\n"));

        Answer answer = post("\uFEFF" + HEADER + lines).expect(200);

        assertThat(answer.number("imported")).isEqualTo(20_000);
        assertThat(answer.field("rejected")).isEmpty();
        // rows that one statement of one transaction wrote share both numbers
        assertThat(jdbc.sql("select distinct xmin::text, cmin::text from category where id like 'import.many.%'")
                        .query()
                        .listOfRows())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"''", "id;name;parentId;opensAt;shopPercent", "'import.broken,No header,,,'"})
    void a_file_that_cannot_be_read_is_refused(String file) {
        Answer answer = post(file).expect(400);

        assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(answer.texts("errors", "field")).containsExactly("body");
    }

    @Test
    void of_a_file_that_breaks_off_nothing_is_imported() {
        Answer answer = post(HEADER + "import.broken,Good,,,\nimport.open,\"never closed,,,\n")
                .expect(400);

        assertThat(answer.texts("errors", "message")).containsExactly("is no valid CSV from line 3 on");
        get("import.broken").expect(404);
    }

    @Test
    void only_csv_of_up_to_5_mib_is_accepted() {
        api.ops("ops-1").post(PATH, HEADER).expect(415);
        post(HEADER + "#".repeat(5 << 20)).expect(413);
    }

    @Test
    void a_repeated_call_changes_nothing() {
        String file = HEADER + "import.once,First,,,\nimport.twice,,,,\n";
        Answer first = csv().key("import-1").post(PATH, file).expect(200);
        post(HEADER + "import.once,Second,,,\n").expect(200);

        Answer again =
                csv().key("import-1").post(PATH, file.replace("\n", "\r\n")).expect(200);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(get("import.once").text("name")).isEqualTo("Second");
        csv().key("import-1").post(PATH, HEADER + "import.once,Third,,,\n").expect(422);
    }

    @Test
    void a_dry_run_gives_the_same_answer_and_stores_nothing() {
        String file = HEADER + """
                        import.dry,Dry,,,
                        import.dry.x,X,import.dry.y,,
                        import.dry.y,Y,import.dry.x,,
                        import.dry.bad,,,,
                        """;

        Answer dryRun = csv().post(PATH + "?dryRun=true", file).expect(200);

        get("import.dry").expect(404);
        assertThat(dryRun.number("imported")).isEqualTo(1);
        assertThat(csv().post(PATH + "?dryRun=false", file).expect(200).body()).isEqualTo(dryRun.body());
        get("import.dry").expect(200);
        csv().post(PATH + "?dryRun=perhaps", file).expect(400);
    }

    @Test
    void the_key_of_a_dry_run_does_not_serve_for_the_import() {
        Client clerk = csv().key("import-dry");
        String file = HEADER + "import.dry.key,Dry,,,\n";
        Answer first = clerk.post(PATH + "?dryRun=true", file).expect(200);

        Answer again = clerk.post(PATH + "?dryRun=true", file).expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(clerk.post(PATH, file).expect(422).text("type"))
                .isEqualTo("urn:reissue:problem:idempotency-key-reused");
        get("import.dry.key").expect(404);
    }

    @Test
    void a_long_import_repeated_with_its_key_gets_the_stored_answer() {
        String file = HEADER + "import long,Bad,,,\n".repeat(34_000);
        Client keyed = csv().key(Story.fresh("K"));

        keyed.post(PATH, file).expect(200);

        assertThat(keyed.post(PATH, file).expect(200).field("rejected")).hasSize(34_000);
    }

    private Answer post(String file) {
        return csv().post(PATH, file);
    }

    private Client csv() {
        return api.ops("ops-1").header("Content-Type", "text/csv");
    }

    private Answer get(String id) {
        return api.ops("ops-1").get("/api/v1/ops/categories/" + id);
    }
}
