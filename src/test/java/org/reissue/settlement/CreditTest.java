package org.reissue.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Concurrently;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Money comes in once per reference, exact to the fen, and never more than an account may hold. */
@ReissueTest
class CreditTest {

    private static final long MOST = 1_000_000_000_000L;

    private final Api api;
    private final Story story;

    @Autowired
    CreditTest(Api api, TestClock clock) {
        this.api = api;
        this.story = Story.of(api, clock);
    }

    @Test
    void a_credit_answers_with_the_account_and_counts_once() {
        Answer account = story.credit("PAYABLE", 1_234, "C-1").expect(200);
        assertThat(account.text("shopId")).isEqualTo(story.shopId);
        assertThat(account.number("payableFen")).isEqualTo(1_234);
        assertThat(account.number("depositFen")).isZero();
        assertThat(account.number("outstandingFen")).isZero();
        assertThat(story.credit("PAYABLE", 1_234, " C-1 ").expect(200).body()).isEqualTo(account.body());
        assertThat(story.account().body()).isEqualTo(account.body());
    }

    @Test
    void a_reference_stands_for_one_credit_of_the_shop() {
        story.credit("PAYABLE", 100, "C-1").expect(200);
        assertThat(story.credit("PAYABLE", 101, "C-1").expect(422).text("type"))
                .isEqualTo("urn:reissue:problem:reference-reused");
        story.credit("DEPOSIT", 100, "C-1").expect(422);
        assertThat(story.account().number("payableFen")).isEqualTo(100);
        assertThat(story.account().number("depositFen")).isZero();
        api.system()
                .post(
                        "/api/v1/system/shops/" + Story.fresh("S") + "/credits",
                        Map.of("bucket", "DEPOSIT", "amountFen", 7, "reference", "C-1"))
                .expect(200);
    }

    @Test
    void nothing_comes_in_for_a_credit_of_nothing_and_yet_it_is_one() {
        story.credit("PAYABLE", 0, "C-0").expect(200);
        story.credit("PAYABLE", 1, "C-0").expect(422);
        Answer entries =
                story.merchant().get("/api/v1/merchant/account/entries").expect(200);
        assertThat(entries.number("items.0.amountFen")).isZero();
    }

    @Test
    void a_bucket_holds_no_more_than_any_amount_may_be() {
        story.credit("PAYABLE", MOST - 1).expect(200);
        Answer refused = story.credit("PAYABLE", 2).expect(400);
        assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(refused.text("errors.0.field")).isEqualTo("amountFen");
        assertThat(refused.text("errors.0.message")).isEqualTo("would raise the balance above 1000000000000 fen");
        story.credit("PAYABLE", MOST).expect(400);
        story.credit("DEPOSIT", MOST).expect(200);
        assertThat(story.credit("PAYABLE", 1).expect(200).number("payableFen")).isEqualTo(MOST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'bucket':'PAYABLE','amountFen':-1,'reference':'C'} | amountFen",
                "{'bucket':'PAYABLE','amountFen':1000000000001,'reference':'C'} | amountFen",
                "{'bucket':'PAYABLE','amountFen':9223372036854775808,'reference':'C'} | amountFen",
                "{'bucket':'PAYABLE','amountFen':1.5,'reference':'C'} | amountFen",
                "{'bucket':'PAYABLE','amountFen':'1','reference':'C'} | amountFen",
                "{'bucket':'PAYABLE','reference':'C'} | amountFen",
                "{'bucket':'CASH','amountFen':1,'reference':'C'} | bucket",
                "{'amountFen':1,'reference':'C'} | bucket",
                "{'bucket':'PAYABLE','amountFen':1,'reference':' '} | reference",
                "{'bucket':'PAYABLE','amountFen':1} | reference"
            })
    void what_is_no_credit_is_refused_and_moves_nothing(String body, String field) {
        Answer refused = api.system()
                .post("/api/v1/system/shops/" + story.shopId + "/credits", body.replace('\'', '"'))
                .expect(400);
        assertThat(refused.texts("errors", "field")).containsExactly(field);
        assertThat(story.account().number("payableFen")).isZero();
    }

    @Test
    void only_systems_credit() {
        assertThat(story.merchant()
                        .post("/api/v1/system/shops/" + story.shopId + "/credits", "{}")
                        .status())
                .isEqualTo(403);
        api.system().post("/api/v1/system/shops/not%20a%20shop/credits", "{}").expect(404);
    }

    @Test
    void the_same_credit_told_by_many_at_once_counts_once() throws Exception {
        assertThat(Concurrently.call(
                        12, () -> story.credit("DEPOSIT", 500, "C-1").status()))
                .containsOnly(200);
        assertThat(story.account().number("depositFen")).isEqualTo(500);
    }

    @Test
    void entries_are_paged_without_gap_or_repeat() {
        for (int i = 1; i <= 5; i++) {
            story.credit("PAYABLE", i).expect(200);
        }
        List<Long> amounts = new ArrayList<>();
        String path = "/api/v1/merchant/account/entries?limit=2";
        Answer page = story.merchant().get(path).expect(200);
        while (true) {
            for (int i = 0; i < page.field("items").size(); i++) {
                amounts.add(page.number("items." + i + ".amountFen"));
            }
            if (page.field("nextCursor").isNull()) {
                break;
            }
            story.credit("DEPOSIT", 100).expect(200);
            page = story.merchant()
                    .get(path + "&cursor=" + page.text("nextCursor"))
                    .expect(200);
        }
        assertThat(amounts).containsExactly(5L, 4L, 3L, 2L, 1L);
        for (String cursor : List.of("x", "ZW50cmllc34", "ZW50cmllc34xfjI", "Y291cG9uc34x")) {
            story.merchant()
                    .get("/api/v1/merchant/account/entries?cursor=" + cursor)
                    .expect(400);
        }
    }
}
