package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.reissue.cases.search.QuickFilter;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.HtmlValidator;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page is HTML without an error, and weighs less than 100 KB, whatever is on it and in both languages. */
@ReissueTest
@SlowProof
class PageValidityTest {

    private static final HtmlValidator VALIDATOR = new HtmlValidator();

    /** Markup that was judged already: pages often differ in nothing but texts, ids and numbers. */
    private static final Set<String> KNOWN = new HashSet<>();

    private static final String TEXTS = ">[^<]+<|(lang|title|aria-label|placeholder|value)=\"[^\"]*\"";
    private static final String IDS = "[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]-[0-9a-f]{8}-[0-9a-f]{4}|[0-9]+";

    private static final int MAX_BYTES = 100_000;
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");
    private static final List<String> OPS = List.of(
            "/console/desk",
            "/console/desk?mine=true",
            "/console/desk?shopId=%3C%3E",
            "/console/money",
            "/console/scorecards",
            "/console/webhooks",
            "/console/operations",
            "/console/operations/extensions",
            "/console/operations/categories",
            "/console/operations/categories?id=new",
            "/console/operations/carriers",
            "/console/operations/carriers?code=SF",
            "/console/operations/audit",
            "/console/operations/audit?actor=nobody",
            "/console/rules",
            "/console/nothing");
    private static final List<String> MERCHANT = List.of(
            "/console/shipments",
            "/console/money",
            "/console/scorecards",
            "/console/scorecards?from=2026-01-02&until=2026-01-01",
            "/console/desk");

    private final Api api;
    private final TestClock clock;
    private final Browsers browsers;
    private final String shopId = Story.fresh("S");
    private final List<Page> pages = new ArrayList<>();

    @Autowired
    PageValidityTest(Api api, TestClock clock, Browsers browsers) {
        this.api = api;
        this.clock = clock;
        this.browsers = browsers;
    }

    @Test
    void pages_with_nothing_on_them() {
        for (String language : LANGUAGES) {
            visit(browsers.stranger().reading(language), List.of("/console/login", "/console/login?failed&out"));
            Browser clerk = browsers.merchant("clerk", shopId).reading(language);
            visit(clerk, lists(""));
            visit(clerk, MERCHANT);
            Browser ops = browsers.ops("OP-1").reading(language);
            visit(ops, lists("&shopId=" + shopId));
            visit(ops, List.of("/console/money?shopId=" + shopId, "/console/scorecards?shopId=" + shopId));
            visit(browsers.buyer(Story.fresh("B")).reading(language), List.of("/console/cases"));
        }
        judge();
    }

    @Test
    void pages_that_are_full() {
        List<Story> stories = everyStatus();
        for (int nr = 0; nr < 31; nr++) {
            started().apply("OTHER").expect(201);
        }
        for (String language : LANGUAGES) {
            Browser clerk = browsers.merchant("clerk", shopId).reading(language);
            Browser ops = browsers.ops("OP-1").reading(language);
            visit(clerk, lists(""));
            visit(clerk, MERCHANT);
            visit(ops, lists("&shopId=" + shopId));
            visit(ops, OPS);
            visit(ops, List.of("/console/money?shopId=" + shopId, "/console/desk?shopId=" + shopId));
            for (Story story : stories) {
                visit(clerk, List.of("/console/cases/" + story.id()));
                visit(ops, List.of("/console/cases/" + story.id(), "/console/desk/" + story.id()));
                visit(browsers.buyer(story.buyerId).reading(language), List.of("/console/cases/" + story.id()));
            }
        }
        judge();
    }

    @Test
    void answers_to_forms() {
        Story disputed = disputed();
        Story pending = applied("OTHER");
        Story toShip = started().approved("OTHER");
        for (String language : LANGUAGES) {
            Browser clerk = browsers.merchant("clerk", shopId).reading(language);
            Browser ops = browsers.ops("OP-1").reading(language);
            String check = "form[action$=check]";
            String lines = toShip.id() + ",SF," + Story.freshNumber() + "\n<b>,ZTO,12\n";
            keep(clerk.submit(clerk.get("/console/shipments"), check, "lines", lines));
            keep(clerk.submit(clerk.get("/console/shipments"), check, "lines", ""));
            keep(clerk.submit(clerk.get("/console/cases/" + pending.id()), "#REJECT", "explanation", "<b>"));
            keep(clerk.submit(
                    clerk.get("/console/cases/" + toShip.id()), "#SHIP", "carrier", "YTO", "trackingNumber", "12"));
            keep(clerk.press(clerk.get("/console/cases"), "[data-bulk]"));
            Page arbitration = ops.get("/console/desk/" + disputed.id());
            keep(ops.submit(arbitration, "#RULE", "decision", "REFUND", "blame", "MERCHANT", "opinion", "<b>"));
            keep(ops.submit(arbitration, "#RULE", "decision", "DISMISS", "refundFen", "x"));
            keep(ops.submit(
                    ops.get("/console/operations/categories"),
                    check,
                    "lines",
                    "id,name,parentId,opensAt,shopPercent\n<,x,,,\n"));
            keep(ops.submit(ops.get("/console/operations/extensions"), check, "by", "1000"));
            keep(ops.submit(ops.get("/console/operations/audit"), "form[action$=verification]"));
            keep(ops.submit(ops.get("/console/money"), "form[action$=reconciliation]"));
            Page webhook =
                    ops.submit(ops.get("/console/webhooks"), "form[action$=webhooks]", "url", "https://127.0.0.1/hook");
            keep(webhook);
            ops.submit(webhook, "form[action$=delete]").expect(200); // else it is served for the rest of the suite
            keep(ops.post("/console/operations/categories", Map.of()));
        }
        judge();
    }

    private void visit(Browser browser, List<String> paths) {
        paths.forEach(path -> keep(browser.get(path)));
    }

    private void keep(Page page) {
        pages.add(page);
    }

    private void judge() {
        SoftAssertions judged = new SoftAssertions();
        for (Page page : pages) {
            judged.assertThat(page.html().select("[id]").eachAttr("id"))
                    .as("ids of %s", page.path())
                    .doesNotHaveDuplicates();
            if (KNOWN.add(page.source().replaceAll(TEXTS, "$1").replaceAll(IDS, "0"))) {
                judged.assertThat(VALIDATOR.errors(page.source()))
                        .as("%s", page.path())
                        .isEmpty();
            }
            judged.assertThat(page.source().getBytes(StandardCharsets.UTF_8).length)
                    .as("%s", page.path())
                    .isLessThan(MAX_BYTES);
        }
        assertThat(pages).noneMatch(page -> page.status() >= 500);
        judged.assertAll();
    }

    private static List<String> lists(String more) {
        List<String> paths = new ArrayList<>();
        for (QuickFilter filter : QuickFilter.values()) {
            paths.add("/console/cases?quickFilter=" + filter + more);
        }
        paths.add("/console/cases?quickFilter=ALL&reason=NONE&orderId=O-1" + more);
        paths.add("/console/cases?quickFilter=ALL&type=%3C%3E" + more);
        return paths;
    }

    private Story started() {
        Story story = Story.of(api, clock, shopId);
        story.orderFacts(Map.of("title", "长标题 & \"<i>\" ".repeat(20))).expect(200);
        return story;
    }

    /** Cases of the shop in every status, with words, links, money and a claim; deadlines are an hour away. */
    private List<Story> everyStatus() {
        Story overdue = started();
        overdue.letShipmentBecomeOverdue("OTHER"); // before the others begin, whose deadlines pass meanwhile
        Story pending = applied("OTHER");
        Story toShip = started().approved("OTHER");
        Story rejected = applied("OTHER");
        rejected.reject().expect(200);
        Story cancelled = applied("OTHER");
        cancelled.cancel().expect(200);
        Story shipped = started().approved("OTHER");
        shipped.ship().expect(200);
        Story inTransit = inTransit();
        Story completed = inTransit();
        completed.confirm().expect(200);
        Story disputed = disputed();
        disputed.ops().post(disputed.asOps("/claim"), Map.of()).expect(200);
        disputed.buyer()
                .post(
                        disputed.asBuyer("/statements"),
                        Map.of("comment", "<b>", "evidence", List.of("https://img.example/a?b=1&c=2")))
                .expect(200);
        Story refunded = disputed();
        refunded.rule("REFUND").expect(200);
        Story closed = disputed();
        closed.rule("DISMISS").expect(200);
        clock.advance(Duration.ofHours(47));
        List<Story> stories = List.of(
                overdue, pending, toShip, rejected, cancelled, shipped, inTransit, completed, disputed, refunded,
                closed);
        assertThat(stories.stream().map(story -> CaseStatus.valueOf(story.read().text("status"))))
                .containsExactlyInAnyOrder(CaseStatus.values());
        return stories;
    }

    private Story applied(String reason) {
        Story story = started();
        story.apply(reason).expect(201);
        return story;
    }

    private Story inTransit() {
        Story story = started().approved("OTHER");
        String number = Story.freshNumber();
        story.ship("SF", number).expect(200);
        api.scan("SF", number, clock.instant());
        return story;
    }

    private Story disputed() {
        Story story = applied("NEVER_RECEIVED");
        story.reject().expect(200);
        return story;
    }
}
