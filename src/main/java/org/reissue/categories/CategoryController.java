package org.reissue.categories;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.csv.CsvAnswer;
import org.reissue.web.csv.CsvLine;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Categories over HTTP: ops open them for reissue (R2). */
@RestController
@RequestMapping("/api/v1/ops/categories")
class CategoryController {

    private static final String EXAMPLE = """
            id,name,parentId,opensAt,shopPercent
            smart-home,智能家居,,2026-11-01T00:00:00Z,100
            smart-home.lighting,智能照明,smart-home,,
            """;

    private final CategoryService categories;
    private final CategoryImportService imports;
    private final IdempotencyService idempotency;

    CategoryController(CategoryService categories, CategoryImportService imports, IdempotencyService idempotency) {
        this.categories = categories;
        this.imports = imports;
        this.idempotency = idempotency;
    }

    /**
     * Read a category as it was saved: inherited values are not filled in.
     *
     * @param id the category's id
     * @return the category
     */
    @GetMapping("/{id}")
    Category getCategory(@PathVariable String id) {
        return categories.find(id).orElseThrow(Problem::notFound);
    }

    /**
     * Add or replace a category as a whole (R2). The change counts at once, for all later applications. A parent that
     * would make the category its own ancestor is refused.
     *
     * @param id the category's id
     * @return the category as it was saved
     */
    @PutMapping("/{id}")
    ResponseEntity<Category> putCategory(
            ApiRequest request, @PathVariable String id, @Valid @RequestBody CategoryRequest body) {
        return idempotency
                .once(request, body, Category.class, () -> categories.save(request.actor(), body.toCategory(id)))
                .toResponse();
    }

    /**
     * Import categories from a CSV file in UTF-8, of at most 5 MiB and 200,000 lines. The header names the columns
     * {@code id,name,parentId,opensAt,shopPercent} in any order; further columns are ignored. Each line adds or
     * replaces a category as a whole. Invalid lines, and lines that would close a cycle of parents, are rejected one by
     * one; all other lines are imported.
     *
     * @param dryRun true for the same answer without importing anything; false when absent
     * @return how many lines were imported, and those that were not
     */
    @PostMapping(path = "/import", consumes = CsvAnswer.MEDIA_TYPE)
    @Operation(
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CsvAnswer.MEDIA_TYPE,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(EXAMPLE))))
    ResponseEntity<CategoryImportResponse> importCategories(
            ApiRequest request,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody(required = false) byte @Nullable [] file) {
        List<CsvLine> lines = imports.read(file);
        Object content = dryRun ? new DryRun(lines) : lines; // so that one idempotency key cannot serve both
        return idempotency
                .once(request, content, CategoryImportResponse.class, () -> imports.run(request.actor(), lines, dryRun))
                .toResponse();
    }

    private record DryRun(List<CsvLine> dryRun) {}
}
