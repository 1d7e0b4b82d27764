package org.reissue.console.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.reissue.console.page.ConsoleController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The rules by their numbers, as {@code docs/rules.md} has them, for the links of timelines. */
@ConsoleController("/console/rules")
class RulesPageController {

    private static final Pattern ROW = Pattern.compile("^\\| (R\\d+) \\| (.*) \\|$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");

    private final List<RuleText> rules;

    RulesPageController() {
        try {
            String page = new ClassPathResource("console/rules.md").getContentAsString(StandardCharsets.UTF_8);
            this.rules = ROW.matcher(page)
                    .results()
                    .map(row -> new RuleText(row.group(1), plain(row.group(2))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("rules", rules);
        return "console/rules";
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1").replace("`", "");
    }

    record RuleText(String number, String text) {}
}
