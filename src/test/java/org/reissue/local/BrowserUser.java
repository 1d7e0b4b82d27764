package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;

/**
 * A user at a real browser, who uses the keyboard alone. Whatever the browser asks other hosts for, and whatever it
 * complains about, is remembered.
 */
final class BrowserUser implements AutoCloseable {

    private static final int MOST_TABS = 80;

    /** The cells of tables that are not aligned as the heads of their columns are; forms have no head that is seen. */
    private static final String CROOKED = """
            () => {
                const side = cell => getComputedStyle(cell).textAlign.replace('start', 'left').replace('end', 'right');
                return [...document.querySelectorAll('table:has(thead):not(.sr-only *)')].flatMap(table =>
                    [...table.querySelectorAll('tbody tr')].flatMap(row => [...row.cells].filter((cell, column) => {
                        const head = table.tHead.rows[0].cells[column];
                        return head?.innerText && cell.innerText && !cell.matches('.act') && side(head) !== side(cell);
                    }).map(cell => cell.outerHTML)));
            }
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> requestsElsewhere = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean offline;

    BrowserUser(BrowserContext context, String address) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(10_000);
        context.onRequest(request -> {
            if (!request.url().startsWith(address + "/")) {
                requestsElsewhere.add(request.url());
            }
        });
        page.onPageError(this::complain);
        page.onConsoleMessage(message -> {
            boolean refusal = message.text().startsWith("Failed to load resource"); // a status such as 412
            if (message.type().equals("error") && !refusal) {
                complain(message.text());
            }
        });
    }

    /** Scripts complain of a lost connection, and may. */
    private void complain(String complaint) {
        if (!offline) {
            complaints.add(complaint);
        }
    }

    /** Cuts the connection, or restores it. */
    void setOffline(boolean offline) {
        this.offline = offline;
        context.setOffline(offline);
    }

    void open(String path) {
        page.navigate(path);
    }

    /** Signs in as anybody, by the form of local mode. */
    void signIn(String scope, String subject, String shopId) {
        open("/console/login");
        tabTo("article details summary");
        press("Enter");
        if (scope.equals("ops")) { // the second choice
            tabTo("#scope");
            press("ArrowDown");
        }
        tabTo("#subject");
        type(subject);
        tabTo("#shopId");
        type(shopId);
        press("Enter");
        see(".me .who");
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /** Presses Tab until the focus is on an element, like a user without a mouse. */
    void tabTo(String selector) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (hasFocus(selector)) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("No way by Tab to " + selector + " at " + page.url());
    }

    boolean hasFocus(String selector) {
        return (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** Makes the window so low that lists have to be scrolled. */
    void shrinkWindow() {
        page.setViewportSize(1280, 360);
    }

    /** Makes the window as narrow as a phone. */
    void takePhone() {
        page.setViewportSize(360, 740);
    }

    /** Whether what has the focus lies, in part at least, under the bar at the top of the page. */
    boolean isFocusCovered() {
        return (boolean) page.evaluate("() => document.activeElement.getBoundingClientRect().top"
                + " < document.querySelector('.top').getBoundingClientRect().bottom");
    }

    /** Waits until an element is on the page. */
    Locator see(String selector) {
        Locator found = page.locator(selector).first();
        found.waitFor();
        return found;
    }

    List<String> texts(String selector) {
        return page.locator(selector).allInnerTexts();
    }

    /** What stands in fields. */
    List<String> values(String selector) {
        return page.locator(selector).all().stream().map(Locator::inputValue).toList();
    }

    /** How high elements are, in pixels. */
    List<Double> heights(String selector) {
        return page.locator(selector).all().stream()
                .map(element -> element.boundingBox().height)
                .toList();
    }

    /** Makes texts so long that they break. */
    void lengthen(String selector) {
        page.evaluate(
                "selector => document.querySelectorAll(selector).forEach(text => text.append(' long'.repeat(20)))",
                selector);
    }

    /** Where elements begin, in pixels from the left. */
    List<Double> begins(String selector) {
        return page.locator(selector).all().stream()
                .map(element -> element.boundingBox().x)
                .toList();
    }

    /** Where elements end, in pixels from the left. */
    List<Double> ends(String selector) {
        return page.locator(selector).all().stream()
                .map(element -> element.boundingBox().x + element.boundingBox().width)
                .toList();
    }

    /** The addresses that links lead to. */
    List<String> links(String selector) {
        return page.locator(selector).all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    String path() {
        return page.url().replaceFirst("https?://[^/]+", "");
    }

    /**
     * Axe finds nothing to object to, light and dark, nothing is wider than a phone or a screen, and figures stand
     * under their heads.
     */
    void findsThePageAccessible() {
        assertThat(violations(axe())).as(path()).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(violations(axe().withRules(List.of("color-contrast"))))
                .as("%s in the dark", path())
                .isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        fits(360, 740);
        fits(1280, 800);
        assertThat((List<?>) page.evaluate(CROOKED))
                .as("cells of %s that do not stand under their heads", path())
                .isEmpty();
    }

    /** The buttons and fields that paper shows, where nobody can press them. */
    List<String> printedControls() {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        List<String> printed = page.locator("button, input, select, textarea").all().stream()
                .filter(Locator::isVisible)
                .map(control -> String.valueOf(control.evaluate("control => control.outerHTML")))
                .toList();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        return printed;
    }

    private void fits(int width, int height) {
        page.setViewportSize(width, height);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", path())
                .isLessThanOrEqualTo(width);
    }

    /** In its old mode, which opens no second page for its report: the pages have no frames. */
    private AxeBuilder axe() {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(BrowserUser::described)
                .toList();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** The browser asked no other host for anything, and had nothing to complain about: scripts, styles, policies. */
    void wasNeverDisturbed() {
        assertThat(requestsElsewhere).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
