package org.reissue.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Each answer names its request, so that its sender and the log speak of the same. */
@ReissueTest
class RequestIdTest {

    private static final String HEADER = "X-Request-Id";
    private static final String NEW_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Autowired
    private Api api;

    @Test
    void the_callers_id_is_answered() {
        Answer answer = api.buyer("B-1").header(HEADER, "erp:42.7-A_b").get("/api/v1/buyer/reissues");

        assertThat(answer.expect(200).header(HEADER)).isEqualTo("erp:42.7-A_b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "two words", "{\"a\":1}", "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void another_text_is_no_id(String sent) {
        Answer answer = api.buyer("B-1").header(HEADER, sent).get("/api/v1/buyer/reissues");

        assertThat(answer.expect(200).header(HEADER)).matches(NEW_ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/console/login",
                "/console/cases",
                "/v3/api-docs",
                "/api/v1/system/events?waitSeconds=1"
            })
    void every_answer_has_one(String path) {
        assertThat(api.system().get(path).header(HEADER)).matches(NEW_ID);
    }

    @Test
    void problems_name_their_request() {
        namesItsRequest(api.anonymous().get("/api/v1/buyer/reissues").expect(401));
        namesItsRequest(api.buyer("B-1").get("/api/v1/ops/audit").expect(403));
        namesItsRequest(api.buyer("B-1").get("/api/v1/buyer/reissues/none").expect(404));
        namesItsRequest(api.buyer("B-1").get("/nowhere").expect(404));
        namesItsRequest(api.buyer("B-1").get("/api/v1/buyer/a%2Fb").expect(404));
        namesItsRequest(api.buyer("B-1").post("/api/v1/buyer/reissues", "{").expect(400));
        namesItsRequest(api.anonymous()
                .header("Content-Type", "nonsense")
                .post("/carrier-feeds/none", "{}")
                .expect(415));
    }

    private static void namesItsRequest(Answer answer) {
        assertThat(answer.text("requestId")).matches(NEW_ID).isEqualTo(answer.header(HEADER));
    }
}
