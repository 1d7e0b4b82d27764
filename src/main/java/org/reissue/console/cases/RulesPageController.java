package org.reissue.console.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.reissue.console.page.ConsoleController;
import org.reissue.web.problem.Messages;
import org.springframework.core.io.ClassPathResource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The rules by their numbers, as {@code docs/rules.md} and {@code docs/rules_zh.md} have them, for the links of
 * timelines.
 */
@ConsoleController("/console/rules")
class RulesPageController {

    private static final Pattern ROW = Pattern.compile("^\\| (R\\d+) \\| (.*) \\|$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");

    private final List<RuleText> chinese = read("console/rules_zh.md");
    private final List<RuleText> english = read("console/rules.md");
    private final Messages messages;

    RulesPageController(Messages messages) {
        this.messages = messages;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("rules", messages.tag().equals(Messages.DEFAULT.toLanguageTag()) ? chinese : english);
        return "console/rules";
    }

    private static List<RuleText> read(String file) {
        try {
            String page = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
            return ROW.matcher(page)
                    .results()
                    .map(row -> new RuleText(row.group(1), plain(row.group(2))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1").replace("`", "");
    }

    record RuleText(String number, String text) {}
}
