package org.reissue.console.arbitration;

import java.util.List;
import java.util.stream.Stream;
import org.reissue.cases.search.ArbitrationSearchService;
import org.reissue.cases.search.OpenArbitration;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.PageQuery;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.session.ConsoleUser;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The arbitrations under way (R16): those ready to rule first. */
@ConsoleController(ArbitrationListPageController.PATH)
class ArbitrationListPageController {

    static final String PATH = "/console/desk";

    private static final int ROWS = 30;

    private static final String SHOP = "shopId";
    private static final String MINE = "mine";
    private static final String CURSOR = "cursor";

    private final ArbitrationSearchService search;
    private final ProblemTexts texts;

    ArbitrationListPageController(ArbitrationSearchService search, ProblemTexts texts) {
        this.search = search;
        this.texts = texts;
    }

    @GetMapping
    String show(ConsoleUser user, Model model, @RequestParam MultiValueMap<String, String> parameters) {
        PageQuery query = new PageQuery(PATH, parameters, List.of(SHOP, MINE, CURSOR));
        Page<OpenArbitration> page = Page.whole(List.of());
        try {
            page = search.find(
                    query.id(SHOP),
                    query.text(MINE) == null ? null : user.name(),
                    new Paging(ROWS, query.text(CURSOR)));
        } catch (Problem problem) {
            texts.show(problem, model);
        }
        model.addAttribute("query", query);
        model.addAttribute("reader", user.name());
        model.addAttribute("parts", parts(page.items()));
        model.addAttribute("first", query.first(CURSOR));
        model.addAttribute("next", query.next(CURSOR, page));
        return "console/arbitrations";
    }

    private static List<Part> parts(List<OpenArbitration> found) {
        List<OpenArbitration> ready =
                found.stream().filter(OpenArbitration::ready).toList();
        List<OpenArbitration> gathering =
                found.stream().filter(open -> !open.ready()).toList();
        return Stream.of(new Part("ready", ready), new Part("gathering", gathering))
                .filter(part -> !part.rows().isEmpty())
                .toList();
    }

    /**
     * A part of the list.
     *
     * @param name {@code ready} or {@code gathering}
     * @param rows its arbitrations
     */
    record Part(String name, List<OpenArbitration> rows) {}
}
