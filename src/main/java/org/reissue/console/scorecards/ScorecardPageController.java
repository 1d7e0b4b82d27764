package org.reissue.console.scorecards;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.PageQuery;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.session.ConsoleUser;
import org.reissue.scorecards.ScorecardPeriod;
import org.reissue.scorecards.ScorecardService;
import org.reissue.web.api.Dates;
import org.reissue.web.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The scorecards: of the merchant's own shop; for ops those of a shop, or the sums of all. */
@ConsoleController(ScorecardPageController.PATH)
class ScorecardPageController {

    static final String PATH = "/console/scorecards";

    private static final String SHOP = "shopId";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final List<Integer> SPANS = List.of(7, 30, 90);

    private final ScorecardService scorecards;
    private final ProblemTexts texts;

    ScorecardPageController(ScorecardService scorecards, ProblemTexts texts) {
        this.scorecards = scorecards;
        this.texts = texts;
    }

    /**
     * Shows the period from its first day, by default 30 days ago, until its last, by default today: people expect that
     * a last day is part of a period.
     */
    @GetMapping
    String show(ConsoleUser user, Model model, @RequestParam MultiValueMap<String, String> parameters) {
        PageQuery query = new PageQuery(PATH, parameters, List.of(SHOP, FROM, UNTIL));
        try {
            model.addAttribute(
                    "view", view(user.isOps() ? query.id(SHOP) : user.caller().shopId(), query));
        } catch (Problem problem) {
            texts.show(problem, model);
        }
        LocalDate today =
                scorecards.daysOf(new ScorecardPeriod(null, null)).to().minusDays(1);
        model.addAttribute(
                "spans", SPANS.stream().map(days -> new Span(days, today)).toList());
        model.addAttribute(
                "shopId", user.isOps() ? query.text(SHOP) : user.caller().shopId());
        model.addAttribute("query", query);
        return "console/scorecards";
    }

    private ScorecardView view(@Nullable String shop, PageQuery query) {
        LocalDate last = date(query, UNTIL);
        LocalDate to = last == null ? null : last.plusDays(1);
        ScorecardPeriod.Days days = scorecards.daysOf(new ScorecardPeriod(date(query, FROM), to));
        if (shop != null) {
            return ScorecardView.of(shop, days, scorecards.findByShopId(shop, days), List.of());
        }
        ScorecardService.AllShops sums = scorecards.sumAllShops(days);
        return ScorecardView.of(null, days, sums.byDay(), sums.byShop());
    }

    private static @Nullable LocalDate date(PageQuery query, String name) {
        String text = query.text(name);
        return text == null
                ? null
                : Dates.parse(text).orElseThrow(() -> Problem.invalid(name, "scorecards.invalid-date"));
    }

    record Span(int days, LocalDate until) {

        public LocalDate from() {
            return until.minusDays(days - 1L);
        }
    }
}
