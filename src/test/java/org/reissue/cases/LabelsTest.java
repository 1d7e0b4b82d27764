package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Statuses, reasons and codes have names for people, in the language that they read. */
@ReissueTest
class LabelsTest {

    private final Story story;
    private final MessageSource messages;

    @Autowired
    LabelsTest(Api api, TestClock clock, MessageSource messages) {
        this.story = Story.of(api, clock);
        this.messages = messages;
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

    @Test
    void every_status_and_reason_is_called_as_the_rules_call_it() {
        assertThat(Arrays.stream(CaseStatus.values()).map(status -> chinese("status." + status)))
                .containsExactly(
                        "待商家处理", "待商家补寄", "商家已拒绝", "补寄逾期", "平台介入中", "商家已补寄", "补寄运输中", "补寄完成", "已退款", "已撤销", "已关闭");
        assertThat(Arrays.stream(Reason.values()).map(reason -> chinese("reason." + reason)))
                .containsExactly("一直未收到货", "商家少发/漏发", "其他");
    }

    @Test
    void the_quick_filters_that_r18_names_are_called_so() {
        assertThat(chinese("quick-filter.PENDING")).isEqualTo("换货&补寄待处理");
        assertThat(chinese("quick-filter.DUE_SOON")).isEqualTo("临期待处理");
        assertThat(chinese("quick-filter.TO_RULE")).isEqualTo("待裁决");
    }

    private String chinese(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
