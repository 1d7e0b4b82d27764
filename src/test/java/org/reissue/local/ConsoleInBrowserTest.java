package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reissue.cases.commands.MerchantCaseService;
import org.reissue.cases.commands.RejectRequest;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.RejectionCode;
import org.reissue.lifecycle.Reason;
import org.reissue.scorecards.ScorecardFollower;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Story;
import org.reissue.web.api.Scope;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do every day, in a real browser and by keyboard alone. */
@LocalTest
@SlowProof
class ConsoleInBrowserTest extends BrowserUsers {

    @Autowired
    private MerchantCaseService merchants;

    @Autowired
    private ScorecardFollower scorecards;

    @Test
    void a_clerk_of_a_shop_approves_and_ships_without_a_mouse() {
        String first = apply(Reason.MISSING_ITEMS).id().toString();
        apply(Reason.OTHER);
        BrowserUser clerk = user();
        clerk.signIn("merchant", "clerk", shopId);

        clerk.press("j");
        clerk.press("j");
        clerk.press("k");
        assertThat(clerk.links("tr.current [data-open]")).containsExactly("/console/cases/" + first);
        clerk.press("Enter");
        clerk.see("#APPROVE button");
        clerk.tabTo("#APPROVE button");
        clerk.press("Enter");
        clerk.see(".done");
        clerk.see("details:has(#SHIP)");

        clerk.open("/console/cases?quickFilter=TO_SHIP");
        clerk.press("j");
        clerk.press("a");
        clerk.see("#carrier");
        clerk.tabTo("#carrier");
        clerk.press("ArrowDown");
        clerk.tabTo("#trackingNumber");
        clerk.type(Story.freshNumber());
        clerk.press("Enter");

        clerk.see(".done");
        assertThat(clerk.texts(".standing .chip")).containsExactly("商家已补寄");
    }

    @Test
    void enter_on_the_box_of_a_row_opens_the_row_and_approves_nothing() {
        apply(Reason.OTHER);
        String second = apply(Reason.MISSING_ITEMS).id().toString();
        BrowserUser clerk = user();
        clerk.signIn("merchant", "clerk", shopId);

        clerk.tabTo("[data-row]:nth-child(2) [name=ids]");
        clerk.press("Space");
        clerk.press("Enter");

        clerk.see("#APPROVE button");
        assertThat(clerk.path()).startsWith("/console/cases/" + second);
        clerk.open("/console/cases?quickFilter=TO_DECIDE");
        clerk.see("[data-row]:nth-child(2)");
    }

    @Test
    void a_clerk_of_the_platform_finds_a_dispute_and_rules_without_a_mouse() {
        ReissueCase disputed = apply(Reason.NEVER_RECEIVED);
        merchants.reject(
                as(Scope.MERCHANT, "clerk"),
                disputed.id().toString(),
                new RejectRequest(RejectionCode.OTHER, "包裹已签收", List.of()));
        BrowserUser clerk = user();
        clerk.signIn("ops", "OP-1", "");

        clerk.open("/console/cases?quickFilter=IN_ARBITRATION");
        clerk.press("/");
        assertThat(clerk.hasFocus("#orderId")).isTrue();
        clerk.type(disputed.item().orderId());
        clerk.press("Enter");
        clerk.see(".filters > a"); // only a filtered list has it
        clerk.press("Escape");
        clerk.tabTo("[data-open]");
        clerk.press("Enter");
        clerk.see("#RULE");
        clerk.tabTo("#RULE input[name=decision]");
        clerk.press("ArrowDown");
        clerk.tabTo("#blame");
        clerk.press("ArrowDown");
        clerk.tabTo("#opinion");
        clerk.type("承运商无法提供签收凭证，退款。");
        clerk.tabTo("#RULE button");
        clerk.press("Enter");
        clerk.see("#preview");
        clerk.findsThePageAccessible();
        clerk.tabTo("#preview button.primary");
        clerk.press("Enter");

        clerk.see(".done");
        clerk.open("/console/cases/" + disputed.id());
        assertThat(clerk.texts(".standing .chip")).containsExactly("已退款");
        assertThat(clerk.texts(".facts blockquote")).containsExactly("承运商无法提供签收凭证，退款。");
    }

    @Test
    void who_comes_second_sees_what_happened_and_keeps_what_was_written() {
        String id = apply(Reason.OTHER).id().toString();
        BrowserUser first = user();
        BrowserUser second = user();
        first.signIn("merchant", "first", shopId);
        second.signIn("merchant", "second", shopId);
        first.open("/console/cases/" + id);
        second.open("/console/cases/" + id + "#REJECT");
        second.see("#code");
        second.tabTo("#code");
        second.press("ArrowDown");
        second.tabTo("#explanation");
        second.type("这一款已经没有库存了");

        first.tabTo("#APPROVE button");
        first.press("Enter");
        first.see(".done");
        second.tabTo("#REJECT button");
        second.press("Enter");

        second.see(".changes .problem");
        assertThat(second.texts(".changes .story .who, .changes .story .meta"))
                .anySatisfy(entry -> assertThat(entry).contains("first"));
        assertThat(second.values(".changes textarea[readonly]")).contains("这一款已经没有库存了");
        second.findsThePageAccessible();
    }

    /** Subjects of OpenID Connect are UUIDs as a rule, and an id or a title need not have a blank. */
    @Test
    void the_longest_names_fit_a_phone_and_a_screen() {
        String orderId = (Story.fresh("O") + "0".repeat(64)).substring(0, 64);
        ReissueCase disputed = apply(Reason.NEVER_RECEIVED, orderId, "T".repeat(200));
        merchants.reject(
                as(Scope.MERCHANT, "clerk"),
                disputed.id().toString(),
                new RejectRequest(RejectionCode.OTHER, "包裹已签收", List.of()));
        BrowserUser holder = user();
        holder.signIn("ops", UUID.randomUUID().toString(), "");
        holder.open("/console/desk/" + disputed.id());
        holder.tabTo(".hand button");
        holder.press("Enter");
        holder.see(".hand .release");
        BrowserUser other = user();
        other.signIn("ops", "s".repeat(64), "");

        for (BrowserUser clerk : List.of(holder, other)) {
            for (String page : List.of("/console/desk", "/console/desk/" + disputed.id())) {
                clerk.open(page);
                clerk.findsThePageAccessible();
            }
        }
        for (String page : List.of("/console/cases?quickFilter=ALL", "/console/cases/" + disputed.id())) {
            other.open(page);
            other.findsThePageAccessible();
        }
    }

    @Test
    void a_title_that_runs_from_right_to_left_leaves_the_quantity_behind_it() {
        BrowserUser clerk = user();
        clerk.signIn("merchant", "clerk", shopId);
        for (String title : List.of("مصباح ذكي", "Lamp \u202Etxt.exe")) {
            ReissueCase found = apply(Reason.OTHER, Story.fresh("O"), title);
            clerk.open("/console/cases/" + found.id());
            assertThat(clerk.ends("h1 .name").get(0))
                    .isLessThanOrEqualTo(clerk.begins("h1 .number").get(0));
        }
    }

    @Test
    void fields_of_a_row_are_of_one_height_and_boxes_of_one_size_whatever_is_beside_them() {
        BrowserUser clerk = user();
        clerk.signIn("ops", "OP-1", "");

        clerk.open("/console/operations/audit");
        assertThat(clerk.heights(".range input")).hasSize(4).containsOnly(32.0);
        clerk.open("/console/cases?quickFilter=ALL&reason=OTHER");
        assertThat(clerk.heights(".grid > p > :is(input, select)")).hasSize(8).containsOnly(32.0);
        clerk.open("/console/webhooks");
        clerk.lengthen(".types .box span");
        assertThat(clerk.heights(".types input")).isNotEmpty().containsOnly(16.0);
    }

    @Test
    void a_form_that_finds_no_connection_says_so_and_is_done_once_when_it_is_pressed_again() {
        String id = apply(Reason.OTHER).id().toString();
        BrowserUser clerk = user();
        clerk.signIn("merchant", "clerk", shopId);
        clerk.open("/console/cases/" + id);
        clerk.tabTo("#APPROVE button");

        clerk.setOffline(true);
        clerk.press("Enter");

        clerk.see("main [role=alert]");
        assertThat(clerk.texts("main [role=alert]")).containsExactly("连接中断，不能确定是否已经提交。再按一次不会重复操作。");
        clerk.setOffline(false);
        clerk.press("Enter");
        clerk.see(".done");
        assertThat(clerk.texts("main [role=alert]")).isEmpty();
    }

    @Test
    void every_page_is_accessible_and_fits_a_phone() {
        String id = apply(Reason.MISSING_ITEMS).id().toString();
        scorecards.drain();
        BrowserUser stranger = user();
        stranger.open("/console/login");
        stranger.findsThePageAccessible();

        for (String scope : List.of("merchant", "ops")) {
            BrowserUser clerk = user();
            clerk.signIn(scope, "clerk", shopId);
            Set<String> pages = new LinkedHashSet<>(clerk.links("nav.pages a"));
            pages.add("/console/cases?quickFilter=ALL&orderId=none");
            pages.add("/console/cases/" + id);
            pages.add("/console/nothing");
            if (scope.equals("ops")) { // long, and the same for both
                pages.add("/console/rules");
            }
            for (String page : pages) {
                clerk.open(page);
                clerk.findsThePageAccessible();
                assertThat(clerk.printedControls()).as(page).isEmpty();
            }
        }
    }
}
