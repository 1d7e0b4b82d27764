package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.console.ShownCase.open;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.reissue.console.page.ProblemText;
import org.reissue.console.page.ProblemTexts;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.beans.factory.annotation.Autowired;

/** What is wrong with single fields of a form: listed at the top of the page, with links to the fields. */
@ReissueTest
class RefusedFieldsTest {

    private static final String OPERATIONS = "/console/operations";
    private static final String CHECK = "form[action$=check]";
    private static final Pattern NAMES_OF_THE_API = Pattern.compile("[A-Za-z]{4,}");

    private final Api api;
    private final TestClock clock;
    private final Browsers browsers;
    private final ProblemTexts texts;
    private final Story story;
    private final Browser clerk;
    private final Browser ops;

    @Autowired
    RefusedFieldsTest(Api api, TestClock clock, Browsers browsers, ProblemTexts texts) {
        this.api = api;
        this.clock = clock;
        this.browsers = browsers;
        this.texts = texts;
        this.story = Story.of(api, clock);
        this.clerk = browsers.merchant("clerk", story.shopId);
        this.ops = browsers.ops("OP-1");
    }

    @Test
    void each_fault_in_a_form_of_a_case_leads_to_its_field() {
        Story pending = Story.of(api, clock, story.shopId);
        pending.apply("OTHER").expect(201);
        story.apply("OTHER").expect(201);
        story.approve().expect(200);

        Page toDecide = open(clerk, pending);
        leadsTo(clerk.submit(toDecide, "#REJECT", "evidence", "ftp://x"), "code", "explanation", "evidence");
        leadsTo(clerk.submit(toDecide, "#REMARK"), "comment");
        leadsTo(clerk.submit(open(clerk, story), "#SHIP"), "carrier", "trackingNumber");
        leadsTo(ops.submit(open(ops, pending), "#EXTEND", "by", "1000"), "by", "comment");

        pending.reject().expect(200);
        Browser buyer = browsers.buyer(pending.buyerId);
        leadsTo(
                buyer.submit(open(buyer, pending), "#MODIFY", "quantity", "0", "evidence", "ftp://x"),
                "quantity",
                "evidence");
    }

    @Test
    void each_fault_in_a_form_of_an_arbitration_leads_to_its_field() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        String desk = "/console/desk/" + story.id();

        Page statement = clerk.submit(open(clerk, story), "#STATE", "evidence", "ftp://x");
        leadsTo(statement, "comment", "evidence");
        assertThat(statement.one("#comment").closest("form").id()).isEqualTo("STATE");
        leadsTo(ops.submit(ops.get(desk), "#RULE"), "decision", "blame", "opinion");
        leadsTo(ops.submit(ops.get(desk), "#RULE", "refundFen", "x"), "refundFen");

        ops.submit(ops.get(desk), ".hand form").expect(200);
        Browser other = browsers.ops("OP-2");
        leadsTo(other.submit(other.get(desk), "#take-over", "comment", "x".repeat(501)), "comment");
    }

    @Test
    void each_fault_in_a_form_of_operations_leads_to_its_field() {
        String category = OPERATIONS + "/categories?id=" + Story.fresh("cat");
        leadsTo(
                ops.submit(ops.get(category), ".edit form", "parentId", "a b", "shopPercent", "101"),
                "name",
                "parentId",
                "shopPercent");
        leadsTo(ops.submit(ops.get(category), ".edit form", "name", "x", "opensAt", "soon"), "opensAt");
        leadsTo(ops.submit(ops.get(category), ".edit form", "name", "x", "id", "a b"), "id");
        leadsTo(ops.submit(ops.get(OPERATIONS + "/categories"), CHECK, "lines", "x"), "lines");
        leadsTo(ops.submit(ops.get(OPERATIONS + "/carriers?code=OCS"), ".edit form"), "nameZh", "nameEn");
        leadsTo(ops.get(OPERATIONS + "/carriers?code=ocs"), "carrierCode");

        Page extensions = ops.get(OPERATIONS + "/extensions");
        leadsTo(ops.submit(extensions, CHECK, "by", "1000"), "deadlineFrom", "deadlineTo", "by", "comment");
        leadsTo(ops.submit(extensions, CHECK, "statuses", "NONE"), "statuses");
        leadsTo(ops.get(OPERATIONS + "/audit?from=soon"), "notBefore");

        Page webhooks = ops.get("/console/webhooks");
        leadsTo(ops.submit(webhooks, "form.fields", "shopId", "a b"), "url", "shopId");
        leadsTo(ops.submit(webhooks, "form.fields", "url", "http://127.0.0.1:49152/", "types", "none"), "types");
    }

    @Test
    void each_fault_in_a_filter_or_a_form_about_many_cases_leads_to_its_field() {
        story.apply("OTHER").expect(201);

        leadsTo(clerk.press(clerk.get("/console/cases"), "[data-bulk]"), "ids");
        leadsTo(ops.get("/console/desk?shopId=a%20b"), "shopId");
        leadsTo(ops.get("/console/money?shopId=a%20b"), "shopId");
        leadsTo(ops.get("/console/money?buyerId=a%20b"), "buyerId");
        leadsTo(ops.get(OPERATIONS + "/categories?id=a%20b"), "id");
        leadsTo(ops.get("/console/scorecards?shopId=a%20b"), "shopId");
        leadsTo(ops.get("/console/scorecards?until=soon"), "until");
        leadsTo(ops.get("/console/scorecards?from=2031-03-02&until=2031-03-01"), "to");

        Page shipments = clerk.get("/console/shipments");
        leadsTo(clerk.submit(shipments, CHECK, "lines", ""), "lines");
        leadsTo(clerk.submit(shipments, CHECK, "lines", "trackingNumber\nx"), "lines");
        leadsTo(clerk.upload(shipments, CHECK, "file", new byte[] {0, (byte) 0xFF}), "file");
    }

    @Test
    void faults_of_a_form_that_is_gone_lead_nowhere() {
        story.apply("NEVER_RECEIVED").expect(201);
        Page page = open(clerk, story);
        story.reject().expect(200);
        Page desk = ops.get("/console/desk/" + story.id());
        Page rejected = clerk.submit(page, "#REJECT").expect(400);
        story.approve().expect(200);
        Page ruled = ops.submit(desk, "#RULE").expect(400);

        assertThat(rejected.texts(".problem li")).contains("Reason is required");
        assertThat(ruled.texts(".problem li")).contains("Decision is required");
        for (Page late : new Page[] {rejected, ruled}) {
            assertThat(late.has("#REJECT, #RULE, .problem a")).isFalse();
        }
    }

    @Test
    void a_malformed_cursor_is_named_on_every_page_of_a_list() {
        List<String> ofOps = List.of(
                "/console/cases?cursor=x",
                "/console/desk?cursor=x",
                "/console/money?afterAccount=x",
                "/console/money?afterRefund=x",
                "/console/money?buyerId=B-1&afterCoupon=x",
                OPERATIONS + "?after=x",
                OPERATIONS + "/categories?after=x",
                OPERATIONS + "/audit?after=x");
        List<String> ofMerchants =
                List.of("/console/cases?cursor=x", "/console/money?afterEntry=x", "/console/money?afterViolation=x");

        Stream.concat(ofOps.stream().map(ops::get), ofMerchants.stream().map(clerk::get))
                .forEach(page -> assertThat(page.expect(400).texts("main li"))
                        .as("%s", page.path())
                        .contains("Page is not a cursor of this list"));
    }

    @Test
    void a_page_of_an_error_names_fields_in_the_language_of_the_reader() {
        ops.reading("zh-CN");

        assertThat(ops.get("/console/cases?cursor=x").texts("main li")).containsExactly("页码 不是此列表的游标。");
        assertThat(ops.get("/console/money?unknown=%00").one("main li").text()).startsWith("unknown 必须是");
    }

    @Test
    void faults_are_told_in_words_and_units_of_the_page_not_of_the_api() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        clerk.reading("zh-CN");
        ops.reading("zh-CN");
        Page desk = ops.get("/console/desk/" + story.id());
        Page webhooks = ops.get("/console/webhooks");
        Page webhook = ops.submit(webhooks, "form.fields", "url", "http://127.0.0.1:49152/");

        for (Page refused : new Page[] {
            rule(desk, "REFUND", "0"),
            rule(desk, "REFUND", "99999999999"),
            rule(desk, "REISSUE", "1"),
            clerk.get("/console/scorecards?from=2031-03-02&until=2031-03-01"),
            ops.submit(
                    ops.get(OPERATIONS + "/extensions"),
                    CHECK,
                    "deadlineFrom",
                    "2031-03-02T00:00",
                    "deadlineTo",
                    "2031-03-01T00:00",
                    "comment",
                    "道路封闭"),
            ops.submit(webhook, "form.fields[action$=replay]"),
            ops.submit(webhook, "form.fields[action$=replay]", "position", "无"),
            clerk.get("/console/cases?sort=-x")
        }) {
            assertThat(refused.expect(400).texts(".problem li"))
                    .as("%s", refused.path())
                    .isNotEmpty()
                    .noneMatch(NAMES_OF_THE_API.asPredicate());
        }
        assertThat(rule(desk, "REFUND", "0").one(".problem li").text()).contains("0.01 元");
        ops.submit(webhook, "form[action$=delete]").expect(200);
    }

    @Test
    void problems_are_told_without_headers_and_members() {
        EnumSet<ProblemType> ofNoPage = EnumSet.of(
                ProblemType.UNAUTHORIZED,
                ProblemType.METHOD_NOT_ALLOWED,
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                ProblemType.REFERENCE_REUSED,
                ProblemType.INVALID_TRACKING_NUMBER,
                ProblemType.ORDER_SERVICE_UNAVAILABLE);

        assertThat(EnumSet.complementOf(ofNoPage)).allSatisfy(type -> {
            ProblemText text = texts.of(new Problem(type));
            assertThat(text.title() + text.detail()).doesNotContainPattern(NAMES_OF_THE_API);
        });
    }

    private Page rule(Page desk, String decision, String yuan) {
        return ops.submit(
                desk, "#RULE", "decision", decision, "blame", "MERCHANT", "opinion", "举证不足", "refundFen", yuan);
    }

    private static void leadsTo(Page refused, String... fields) {
        assertThat(refused.expect(400).html().select(".problem a").eachAttr("href"))
                .as("%s", refused.path())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(fields).map(field -> "#" + field).toList());
        for (String field : fields) {
            Element shown = refused.one("#" + field);
            assertThat(shown.attr("aria-invalid")).isEqualTo(shown.is("input, select, textarea") ? "true" : "");
            if (refused.has("#" + field + "-fault") && !shown.is("h2")) {
                assertThat(shown.attr("aria-describedby").split(" ")).contains(field + "-fault");
            }
        }
    }
}
