package org.reissue.console.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.search.OpenArbitration;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.console.session.ConsoleUser;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Page;
import org.reissue.web.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The arbitrations under way (R16): those ready to rule first. */
@ConsoleController(DeskListController.PATH)
class DeskListController {

    static final String PATH = "/console/desk";

    private static final Pattern ID = Pattern.compile(Identifier.PATTERN);

    private final DeskService desk;
    private final ProblemTexts texts;

    DeskListController(DeskService desk, ProblemTexts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    @GetMapping
    String show(
            ConsoleUser user,
            Model model,
            HttpServletResponse response,
            @RequestParam @Nullable String shopId,
            @RequestParam @Nullable String cursor) {
        String shop = shopId == null || shopId.isBlank() ? null : shopId.strip();
        Page<OpenArbitration> page = Page.whole(List.of());
        try {
            if (shop != null && !ID.matcher(shop).matches()) {
                throw Problem.invalid("shopId", "invalid.identifier");
            }
            page = desk.list(shop, cursor);
        } catch (Problem problem) {
            response.setStatus(problem.type().status());
            model.addAttribute("problem", texts.of(problem));
        }
        model.addAttribute("shopId", shop);
        model.addAttribute("reader", user.name());
        model.addAttribute("parts", parts(page.items()));
        model.addAttribute("first", address(shop, null));
        model.addAttribute("paged", cursor != null);
        model.addAttribute("next", page.nextCursor() == null ? null : address(shop, page.nextCursor()));
        model.addAttribute("key", Submission.newKey());
        return "console/desk";
    }

    private static List<Part> parts(List<OpenArbitration> found) {
        return List.of(
                        new Part(
                                "ready",
                                found.stream().filter(OpenArbitration::ready).toList()),
                        new Part(
                                "gathering",
                                found.stream().filter(open -> !open.ready()).toList()))
                .stream()
                .filter(part -> !part.rows().isEmpty())
                .toList();
    }

    private static String address(@Nullable String shopId, @Nullable String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        if (shopId != null) {
            address.queryParam("shopId", shopId);
        }
        if (cursor != null) {
            address.queryParam("cursor", cursor);
        }
        return address.encode().toUriString();
    }

    /**
     * A part of the list.
     *
     * @param name {@code ready} or {@code gathering}
     * @param rows its arbitrations
     */
    record Part(String name, List<OpenArbitration> rows) {}
}
