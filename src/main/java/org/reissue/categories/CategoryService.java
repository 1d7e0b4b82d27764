package org.reissue.categories;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reissue.audit.AuditAction;
import org.reissue.audit.AuditChange;
import org.reissue.audit.AuditService;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Categories, and which of them are open for reissue (R2). */
@Service
public class CategoryService {

    private static final String LIST = "categories";

    private final CategoryRepository table;
    private final AuditService audit;

    CategoryService(CategoryRepository table, AuditService audit) {
        this.table = table;
        this.audit = audit;
    }

    /** The category with that id; empty when there is none. */
    public Optional<Category> find(String id) {
        return table.findById(id);
    }

    /** All categories, in the order of their ids, one page at a time. */
    public Page<Category> findAll(Paging paging) {
        String after = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.text(0))
                .orElse("");
        return Page.of(table.findAfter(after, paging.oneMore()), paging.limit(), last -> Cursor.after(LIST, last.id()));
    }

    /**
     * Adds a category or replaces it as a whole.
     *
     * @param actor who does so, for the audit log
     * @throws Problem {@code invalid-request} on {@code parentId} when it would become its own ancestor
     */
    @Transactional
    public Category save(String actor, Category category) {
        if (!saveAll(actor, AuditAction.CATEGORY_SAVED, List.of(category)).isEmpty()) {
            throw Problem.invalid("parentId", "invalid.category-cycle");
        }
        return category;
    }

    /**
     * Adds or replaces categories, each id at most once, except those that would close a cycle of parents. The audit
     * log records each category that is saved; an import records only the categories that it changes.
     *
     * @return the ids of those left out
     */
    @Transactional
    Set<String> saveAll(String actor, AuditAction action, Collection<Category> categories) {
        table.lockForWriting();
        List<Category> known = table.withAncestors(idsAndParents(categories));
        Set<String> refused = new CategoryTree(known).apply(categories);
        List<Category> accepted = categories.stream()
                .filter(category -> !refused.contains(category.id()))
                .toList();
        table.saveAll(accepted);
        Map<String, Category> before = known.stream().collect(Collectors.toMap(Category::id, Function.identity()));
        audit.recordAll(
                actor,
                action,
                accepted.stream()
                        .filter(category ->
                                action == AuditAction.CATEGORY_SAVED || !category.equals(before.get(category.id())))
                        .map(category -> new AuditChange(category.id(), before.get(category.id()), category))
                        .toList());
        return refused;
    }

    /** The ids of the categories that {@link #saveAll} would leave out as the tree is now. */
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
