package org.reissue.categories;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.reissue.web.Call;
import org.reissue.web.Idempotency;
import org.reissue.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where ops open categories for reissue (R2). */
@RestController
@RequestMapping("/api/v1/ops/categories")
@Tag(name = "ops")
class CategoryController {

    private static final int OK = 200;

    private final Categories categories;
    private final Idempotency idempotency;

    CategoryController(Categories categories, Idempotency idempotency) {
        this.categories = categories;
        this.idempotency = idempotency;
    }

    /**
     * One category, as it was stated: what it inherits is not filled in.
     *
     * @param id the category's id
     */
    @GetMapping("/{id}")
    @Operation(summary = "Read a category")
    Category getCategory(@PathVariable String id) {
        return categories.find(id).orElseThrow(Problem::notFound);
    }

    /**
     * Adds a category or replaces it as a whole, at once for all applications to come (R2). A parent that would make
     * the category its own ancestor is refused.
     *
     * @param id the category's id
     */
    @PutMapping("/{id}")
    @Operation(summary = "Add or replace a category")
    ResponseEntity<Category> putCategory(Call call, @PathVariable String id, @Valid @RequestBody CategoryBody body) {
        return idempotency
                .once(call, body, OK, Category.class, () -> categories.put(body.of(id)))
                .toResponse();
    }
}
