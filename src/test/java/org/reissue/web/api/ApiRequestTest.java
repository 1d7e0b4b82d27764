package org.reissue.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What is taken from the headers of a call. */
@ReissueTest
class ApiRequestTest {

    private static final String CALLS = "/api/v1/buyer/probe/calls/1";

    @Autowired
    private Api api;

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "LONG"})
    void a_key_is_printable(String odd) {
        String value = odd.equals("LONG") ? "k".repeat(256) : odd;
        Answer answer = api.buyer("B-1").key(value).post(CALLS).expect(400);

        assertThat(answer.texts("errors", "field")).containsExactly("Idempotency-Key");
    }

    @Test
    void system_requests_take_no_key() {
        assertThat(api.system()
                        .key("k-1")
                        .post("/api/v1/system/probe/calls/1")
                        .expect(200)
                        .field("idempotencyKey")
                        .isNull())
                .isTrue();
        assertThat(api.buyer("B-1").key("k".repeat(255)).post(CALLS).expect(200).text("path"))
                .isEqualTo(CALLS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "3"          | 200
                    *            | 200
                    "2", "3"     | 200
                    "2" ,"3",    | 200
                    "a,b", "3"   | 200
                    "4"          | 412
                    W/"3"        | 412
                    3            | 412
                    '3'          | 412
                    "3           | 412
                    x "3"        | 412
                    "3" x        | 412
                    "3", *       | 412
                    ``           | 412
                    """)
    void if_match_is_compared_strongly(String header, int status) {
        api.buyer("B-1")
                .header("If-Match", header)
                .put("/api/v1/buyer/probe/versions/3", "")
                .expect(status);
    }
}
