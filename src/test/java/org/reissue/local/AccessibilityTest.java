package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reissue.lifecycle.Reason;
import org.reissue.testing.SlowProof;

/** What WCAG 2.2 asks of pages and axe cannot judge, in a real browser. */
@LocalTest
@SlowProof
class AccessibilityTest extends BrowserUsers {

    @Test
    void what_has_the_focus_is_never_under_the_bar_at_the_top() {
        for (int nr = 0; nr < 12; nr++) {
            apply(Reason.OTHER);
        }
        BrowserUser clerk = user();
        clerk.signIn("merchant", "clerk", shopId);
        clerk.shrinkWindow();

        for (int nr = 0; nr < 12; nr++) {
            clerk.press("j");
        }
        for (int nr = 0; nr < 11; nr++) {
            clerk.press("k");
            assertThat(clerk.isFocusCovered()).isFalse();
        }
    }

    @Test
    void keys_of_one_character_are_switched_off_and_on_again() {
        String id = apply(Reason.OTHER).id().toString();
        BrowserUser clerk = user();
        clerk.signIn("merchant", "clerk", shopId);

        switchKeys(clerk);
        clerk.press("j");
        assertThat(clerk.hasFocus("[data-open]")).isFalse();
        clerk.tabTo("[data-open]");
        clerk.press("a");
        clerk.press("?");
        assertThat(clerk.texts("#keys[open]")).isEmpty();
        clerk.open("/console/cases/" + id);
        assertThat(clerk.texts(".standing .chip")).containsExactly("待商家处理");

        switchKeys(clerk);
        clerk.press("j");
        assertThat(clerk.hasFocus("[data-open]")).isTrue();
        clerk.press("a");
        clerk.see(".done:has-text('已同意')");
    }

    @Test
    void on_a_phone_the_page_that_is_open_is_seen_among_all_pages() {
        BrowserUser clerk = user();
        clerk.signIn("ops", "OP-1", "");
        clerk.takePhone();

        clerk.open("/console/operations/audit");

        String open = "nav > [aria-current]";
        assertThat(clerk.begins(open)).hasSize(2).allMatch(begin -> begin >= 0);
        assertThat(clerk.ends(open)).allMatch(end -> end <= 360);
    }

    @Test
    void links_to_evidence_are_high_enough_for_a_finger() {
        String id = apply(Reason.OTHER).id().toString();
        BrowserUser clerk = user();
        clerk.signIn("merchant", "clerk", shopId);

        clerk.open("/console/cases/" + id);

        assertThat(clerk.heights(".evidence a")).isNotEmpty().allMatch(height -> height >= 24);
    }

    /** Switches them off or on by the list of keys, which a button opens, and opens the list of cases again. */
    private static void switchKeys(BrowserUser clerk) {
        clerk.open("/console/cases");
        clerk.tabTo("[data-keys]");
        clerk.press("Enter");
        clerk.see("#keys[open]");
        clerk.tabTo("#keys button[name=keys]");
        clerk.press("Enter");
        clerk.see(".done");
        clerk.open("/console/cases");
    }
}
