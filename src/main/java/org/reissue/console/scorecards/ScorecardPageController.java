package org.reissue.console.scorecards;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.session.ConsoleUser;
import org.reissue.scorecards.ScorecardPeriod;
import org.reissue.scorecards.ScorecardService;
import org.reissue.web.api.Dates;
import org.reissue.web.api.Identifiers;
import org.reissue.web.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The scorecards: of the merchant's own shop; for ops those of a shop, or the sums of all. */
@ConsoleController("/console/scorecards")
class ScorecardPageController {

    private static final List<Integer> SPANS = List.of(7, 30, 90);

    private final ScorecardService scorecards;
    private final ProblemTexts texts;

    ScorecardPageController(ScorecardService scorecards, ProblemTexts texts) {
        this.scorecards = scorecards;
        this.texts = texts;
    }

    /**
     * Shows a period.
     *
     * @param from the first day; by default 30 days are shown
     * @param until the last day, which people expect to be part of a period; by default today
     */
    @GetMapping
    String show(
            ConsoleUser user,
            Model model,
            @RequestParam @Nullable String shopId,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String until) {
        String shop = user.isOps() ? given(shopId) : user.caller().shopId();
        try {
            if (shop != null && !Identifiers.isValid(shop)) {
                throw Problem.invalid("shopId", "invalid.identifier");
            }
            LocalDate last = date("until", until);
            LocalDate to = last == null ? null : last.plusDays(1);
            show(model, shop, scorecards.daysOf(new ScorecardPeriod(date("from", from), to)));
        } catch (Problem problem) {
            texts.show(problem, model);
        }
        LocalDate today =
                scorecards.daysOf(new ScorecardPeriod(null, null)).to().minusDays(1);
        model.addAttribute(
                "spans", SPANS.stream().map(days -> new Span(days, today)).toList());
        model.addAttribute("shopId", shop);
        model.addAttribute("sent", new Sent(given(from), given(until)));
        return "console/scorecards";
    }

    private void show(Model model, @Nullable String shop, ScorecardPeriod.Days days) {
        model.addAttribute("view", shop == null ? allShops(days) : ofShop(shop, days));
    }

    private ScorecardView allShops(ScorecardPeriod.Days days) {
        ScorecardService.AllShops sums = scorecards.sumAllShops(days);
        return ScorecardView.of(null, days, sums.byDay(), sums.byShop());
    }

    private ScorecardView ofShop(String shop, ScorecardPeriod.Days days) {
        return ScorecardView.of(shop, days, scorecards.findByShopId(shop, days), List.of());
    }

    private static @Nullable LocalDate date(String field, @Nullable String sent) {
        String text = given(sent);
        return text == null
                ? null
                : Dates.parse(text).orElseThrow(() -> Problem.invalid(field, "scorecards.invalid-date"));
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    record Sent(@Nullable String from, @Nullable String until) {}

    record Span(int days, LocalDate until) {

        public LocalDate from() {
            return until.minusDays(days - 1L);
        }
    }
}
