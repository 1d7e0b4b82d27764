package org.reissue.categories;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Categories, and which of them are open for reissue (R2). */
@Component
public class CategoryService {

    private static final String LIST = "categories";

    private final CategoryRepository table;

    CategoryService(CategoryRepository table) {
        this.table = table;
    }

    /** What is known of a category. */
    public Optional<Category> find(String id) {
        return table.withAncestors(List.of(id)).stream()
                .filter(category -> category.id().equals(id))
                .findFirst();
    }

    /** All categories, in the order of their ids, one page at a time. */
    public Page<Category> findAll(Paging paging) {
        String after = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.text(0))
                .orElse("");
        return Page.of(table.findAfter(after, paging.oneMore()), paging, last -> Cursor.after(LIST, last.id()));
    }

    /**
     * Adds a category or replaces it as a whole.
     *
     * @throws Problem {@code invalid-request} on {@code parentId} when it would become its own ancestor
     */
    @Transactional
    public Category put(Category category) {
        if (!putAll(List.of(category)).isEmpty()) {
            throw Problem.invalid("parentId", "invalid.category-cycle");
        }
        return category;
    }

    /**
     * Adds or replaces categories, each id at most once, except those that would close a cycle of parents.
     *
     * @return the ids of those left out
     */
    @Transactional
    Set<String> putAll(Collection<Category> categories) {
        table.lockForWriting();
        Set<String> refused = findCyclic(categories);
        table.put(categories.stream()
                .filter(category -> !refused.contains(category.id()))
                .toList());
        return refused;
    }

    /** The ids of the categories that {@link #putAll} would leave out as the tree is now. */
    Set<String> findCyclic(Collection<Category> categories) {
        return new CategoryTree(table.withAncestors(idsAndParents(categories))).apply(categories);
    }

    private static Set<String> idsAndParents(Collection<Category> categories) {
        return categories.stream()
                .flatMap(category -> Stream.of(category.id(), category.parentId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
