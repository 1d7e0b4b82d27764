package org.reissue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.web.problem.ProblemTest.isProblem;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Values that can be read but are not what the contract allows. */
@ReissueTest
class InvalidInputTest {

    private static final String BODIES = "/api/v1/buyer/probe/bodies";

    @Autowired
    private Api api;

    @Test
    void every_broken_constraint_is_named() {
        Answer answer = api.buyer("B-1")
                .post(
                        BODIES,
                        Map.of(
                                "id",
                                "a/b",
                                "comment",
                                "字".repeat(501),
                                "atLeast",
                                2,
                                "evidence",
                                new String[] {"https://example.com/1.jpg", "http://example.com/2.jpg"},
                                "items",
                                new Object[] {Map.of("quantity", 10_000, "amountFen", -1)}));

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.texts("errors", "field"))
                .as(answer.toString())
                .containsExactlyInAnyOrder(
                        "id", "comment", "atLeast", "evidence[1]", "items[0].quantity", "items[0].amountFen");
        assertThat(answer.texts("errors", "message"))
                .contains("must have at most 500 characters", "must be at least 3");
    }

    @Test
    void a_text_may_have_500_characters_however_many_utf_16_units_they_take() {
        Map<String, Object> body = Map.of("id", "a", "comment", "  " + "😀".repeat(500), "items", new Object[] {
            Map.of("quantity", 1, "amountFen", 0)
        });

        api.buyer("B-1").post(BODIES, body).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/a.jpg",
                "https:///a.jpg",
                "https:a.jpg",
                "//example.com/a.jpg",
                "/a.jpg",
                "https://",
                "https://exa mple.com/",
                "javascript:alert(1)",
                "https://a.example:99999/a.jpg",
                "https://my_bucket.example:99999/a.jpg",
                "https://user@example.com/a.jpg",
                "https://user:secret@example.com/a.jpg",
                "https://93.184.216.34/a.jpg",
                "https://[2606:2800::1]/a.jpg",
                "https://2130706433/a.jpg",
                "https://0x7f.1/a.jpg",
                "https://a_b.0x1/a.jpg",
                "https://user@my_bucket.example.com/a.jpg",
                "",
                " "
            })
    void evidence_is_at_a_named_host_by_https(String url) {
        Answer answer = api.buyer("B-1")
                .post(
                        BODIES,
                        Map.of(
                                "id", "a",
                                "evidence", new String[] {url},
                                "items", new Object[] {Map.of("quantity", 1, "amountFen", 0)}));

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.texts("errors", "field")).containsExactly("evidence[0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a.jpg",
                "HTTPS://example.com:8443/a.jpg?size=1",
                "https://my_bucket.oss-cn.example.com/a.jpg",
                "https://my_bucket.example.com:8443/a.jpg"
            })
    void evidence_may_be_at_any_named_host(String url) {
        api.buyer("B-1")
                .post(
                        BODIES,
                        Map.of(
                                "id", "a",
                                "evidence", new String[] {url},
                                "items", new Object[] {Map.of("quantity", 1, "amountFen", 0)}))
                .expect(200);
    }

    @Test
    void eight_pieces_of_evidence_are_taken_and_nine_are_not() {
        withEvidence(8).expect(200);

        Answer answer = withEvidence(9);

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.texts("errors", "field")).containsExactly("evidence");
    }

    private Answer withEvidence(int pieces) {
        String[] evidence = new String[pieces];
        Arrays.fill(evidence, "https://example.com/a.jpg");
        return api.buyer("B-1").post(BODIES, Map.of("id", "a", "evidence", evidence, "items", new Object[] {
            Map.of("quantity", 1, "amountFen", 0)
        }));
    }

    @ParameterizedTest
    @CsvSource({
        "number, number=x",
        "number, number=1.0",
        "number, number=0x1F",
        "number, number=+1",
        "number, number=2147483648",
        "number, number=99999999999999999999",
        "number, number=%201",
        "colour, colour=red",
        "colour, colour=%20RED",
        "colours, colours=RED&colours=BLUE",
        "colours, colours=",
        "colours, 'colours=RED,%20GREEN'",
        "colours, 'colours=RED,'",
        "number, number=1&number=1",
        "flag, flag=yes",
        "flag, flag=1",
        "flag, flag=TRUE",
        "at, at=2026-11-23",
        "at, at=2026-11-23T08:00:00",
        "at, at=1999-12-31T23:59:59Z",
        "at, at=1764000000",
        "text, text=a%00b",
        "text, text=a/b",
        "text, text=",
        "text, text=a&text=a",
        "other, other=%00",
    })
    void a_parameter_of_the_wrong_type_is_refused_and_named(String name, String query) {
        Answer answer = api.buyer("B-1").get("/api/v1/buyer/probe/parameters?" + query);

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.texts("errors", "field")).containsExactly(name);
        assertThat(answer.texts("errors", "message")).doesNotContain("", "null");
    }

    @Test
    void parameters_of_the_right_type_are_understood() {
        Answer answer = api.buyer("B-1")
                .get("/api/v1/buyer/probe/parameters?number=-5&colour=RED&flag=false&at=2026-11-23T08:00:00%2B08:00"
                        + "&text=a:b&colours=RED&colours=GREEN")
                .expect(200);

        assertThat(answer.number("number")).isEqualTo(-5);
        assertThat(answer.text("at")).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(answer.field("colours").size()).isEqualTo(2);
    }

    @Test
    void a_missing_parameter_is_named() {
        Answer answer = api.buyer("B-1").get("/api/v1/buyer/probe/required");

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.texts("errors", "field")).containsExactly("cursor");
    }
}
