package org.reissue.console.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.reissue.categories.Category;
import org.reissue.categories.CategoryImportResponse;
import org.reissue.categories.CategoryImportService;
import org.reissue.categories.CategoryRequest;
import org.reissue.categories.CategoryService;
import org.reissue.console.page.ConsoleController;
import org.reissue.console.page.Done;
import org.reissue.console.page.FormValidator;
import org.reissue.console.page.PageQuery;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.web.api.Identifiers;
import org.reissue.web.api.Page;
import org.reissue.web.csv.CsvLine;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the categories that are open for reissue (R2): lists, edits, and imports them after a dry run. */
@ConsoleController(CategoryPageController.PATH)
class CategoryPageController {

    static final String PATH = OperationsPageController.PATH + "/categories";

    private static final String AFTER = "after";

    private final CategoryService categories;
    private final CategoryImportService imports;
    private final IdempotencyService idempotency;
    private final FormValidator validator;
    private final ProblemTexts texts;

    CategoryPageController(
            CategoryService categories,
            CategoryImportService imports,
            IdempotencyService idempotency,
            FormValidator validator,
            ProblemTexts texts) {
        this.categories = categories;
        this.imports = imports;
        this.idempotency = idempotency;
        this.validator = validator;
        this.texts = texts;
    }

    /** The list, and with {@code id} the form for that category, which need not exist yet. */
    @GetMapping
    String show(Model model, @RequestParam MultiValueMap<String, String> parameters) {
        PageQuery query = new PageQuery(PATH, parameters, List.of("id", AFTER));
        Page<Category> found = Page.whole(List.of());
        try {
            found = categories.findAll(query.paging(AFTER));
            String id = query.id("id");
            if (id != null) {
                model.addAttribute("asked", id);
                model.addAttribute("edited", categories.find(id).orElse(null));
            }
        } catch (Problem problem) {
            texts.show(problem, model);
        }
        model.addAttribute("categories", found);
        model.addAttribute("query", query);
        return "console/categories";
    }

    /** Redirects a GET of a form's address to its page. */
    @GetMapping({"/import", "/check"})
    String back() {
        return "redirect:" + PATH;
    }

    @PostMapping
    String save(Submission form, Model model) {
        try {
            Category category = category(form);
            idempotency.once(form.call(), category, Category.class, () -> categories.save(form.actor(), category));
            return form.done(Done.of("CATEGORY_SAVED"), PATH);
        } catch (Problem problem) {
            model.addAttribute("asked", form.text("id"));
            model.addAttribute("input", form);
            return refused(problem, model);
        }
    }

    @PostMapping("/check")
    String check(Submission form, Model model) {
        model.addAttribute("pasted", form.area("lines"));
        try {
            String lines = form.fileOrLines();
            model.addAttribute("pasted", lines);
            model.addAttribute("judged", imports.run(form.actor(), read(lines), true));
            return show(model, new LinkedMultiValueMap<>());
        } catch (Problem problem) {
            return refused(problem, model);
        }
    }

    @PostMapping("/import")
    String run(Submission form, Model model) {
        try {
            List<CsvLine> lines = read(form.fileOrLines());
            CategoryImportResponse result = idempotency
                    .once(
                            form.call(),
                            lines,
                            CategoryImportResponse.class,
                            () -> imports.run(form.actor(), lines, false))
                    .body();
            return form.done(Done.of("CATEGORIES_IMPORTED", result.imported()), PATH);
        } catch (Problem problem) {
            model.addAttribute("pasted", form.area("lines"));
            return refused(problem, model);
        }
    }

    private Category category(Submission form) {
        String id = form.text("id");
        if (!Identifiers.isValid(id)) {
            throw Problem.invalid("id", "invalid.identifier");
        }
        return validator
                .valid(new CategoryRequest(
                        form.text("name"), form.text("parentId"), form.time("opensAt"), form.whole("shopPercent")))
                .toCategory(id);
    }

    private List<CsvLine> read(String lines) {
        return imports.read(lines.getBytes(StandardCharsets.UTF_8));
    }

    private String refused(Problem problem, Model model) {
        texts.show(problem, model);
        return show(model, new LinkedMultiValueMap<>());
    }
}
