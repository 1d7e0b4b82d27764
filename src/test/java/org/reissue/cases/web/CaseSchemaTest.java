package org.reissue.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The API's description of cases has what the answers have, and no more. */
@ReissueTest
class CaseSchemaTest {

    private static final List<String> OF_MERCHANTS = List.of(
            "PENDING",
            "DUE_SOON",
            "TO_DECIDE",
            "TO_SHIP",
            "WITH_BUYER",
            "IN_ARBITRATION",
            "ON_THE_WAY",
            "ENDED",
            "ALL");

    @Autowired
    private Api api;

    private JsonNode description;

    @BeforeEach
    void read() {
        description = api.anonymous().get("/v3/api-docs").expect(200).body();
    }

    @Test
    void counts_have_the_quick_filters_of_the_caller() {
        List<String> ofOps = new ArrayList<>(OF_MERCHANTS);
        ofOps.add("TO_RULE");

        assertCounts(
                "MerchantCounts",
                OF_MERCHANTS,
                api.merchant("clerk", Story.fresh("S")).get("/api/v1/merchant/reissues/counts"));
        assertCounts("OpsCounts", ofOps, api.ops("judge").get("/api/v1/ops/reissues/counts"));
    }

    private void assertCounts(String name, List<String> filters, Answer answer) {
        JsonNode schema = description.at("/components/schemas/" + name);
        assertThat(schema.path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(filters);
        assertThat(schema.path("properties"))
                .allSatisfy(
                        member -> assertThat(member.path("format").asString()).isEqualTo("int64"));
        assertThat(texts(schema.path("required"))).containsExactlyInAnyOrderElementsOf(filters);
        assertThat(answer.expect(200).body().propertyNames()).containsExactlyInAnyOrderElementsOf(filters);
    }

    @Test
    void allowed_actions_are_those_that_a_caller_can_have() {
        JsonNode action = description.at("/components/schemas/Action");

        assertThat(texts(action.path("enum")))
                .containsExactly(
                        "APPROVE",
                        "REJECT",
                        "SHIP",
                        "CORRECT_SHIPMENT",
                        "MODIFY",
                        "ESCALATE",
                        "CONFIRM",
                        "CANCEL",
                        "STATE",
                        "RULE",
                        "EXTEND");
        assertThat(action.path("description").asString())
                .contains("- `EXTEND`: ")
                .doesNotContain("- `REMARK`", "`SCAN`");
        assertThat(description
                        .at("/components/schemas/CaseResponse/properties/allowedActions/items/$ref")
                        .asString())
                .endsWith("/Action");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
