package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Statuses, reasons and codes have names for people, in the language that they read. */
@ReissueTest
class LabelsTest {

    private final Story story;

    @Autowired
    LabelsTest(Api api, TestClock clock) {
        this.story = Story.of(api, clock);
    }

    @Test
    void labels_are_in_the_language_of_the_request() {
        story.apply("OTHER").expect(201);
        Answer english = story.read();
        assertThat(english.text("statusLabel")).isEqualTo("Waiting for the merchant");
        Answer chinese = story.buyer().header("Accept-Language", null).get(story.asBuyer(""));
        assertThat(chinese.text("statusLabel")).isEqualTo("待商家处理");
        assertThat(chinese.text("reasonLabel")).isEqualTo("其他");
        Answer codes = story.merchant()
                .header("Accept-Language", "zh")
                .get("/api/v1/merchant/rejection-codes")
                .expect(200);
        assertThat(codes.texts("items", "code"))
                .containsExactly("OUT_OF_STOCK", "AGREED_WITH_BUYER", "ALL_SENT", "EVIDENCE_INSUFFICIENT", "OTHER");
        assertThat(codes.texts("items", "label")).containsExactly("商品缺货", "与消费者协商一致", "商品已发齐", "买家凭证不足", "其他");
        assertThat(codes.field("items")
                        .valueStream()
                        .map(item -> item.path("evidenceRequired").booleanValue()))
                .containsExactly(false, true, true, false, false);
    }
}
