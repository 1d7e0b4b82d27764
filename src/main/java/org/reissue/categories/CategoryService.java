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
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Categories, and which of them are open for reissue (R2). */
@Service
public class CategoryService {

    private static final String LIST = "categories";

    private final CategoryRepository repository;
    private final CategoryTreeRepository tree;
    private final AuditService audit;

    CategoryService(CategoryRepository repository, CategoryTreeRepository tree, AuditService audit) {
        this.repository = repository;
        this.tree = tree;
        this.audit = audit;
    }

    /** The category with that id; empty when there is none. */
    public Optional<Category> find(String id) {
        return repository.findCategoryById(id).map(StoredCategory::toCategory);
    }

    /** All categories, in the order of their ids, one page at a time. */
    public Page<Category> findAll(Paging paging) {
        String after = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.text(0))
                .orElse("");
        List<Category> found = repository.findByIdGreaterThanOrderById(after, Limit.of(paging.oneMore())).stream()
                .map(StoredCategory::toCategory)
                .toList();
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.id()));
    }

    /**
     * Adds a category or replaces it as a whole.
     *
     * @param actor who does so, for the audit log
     * @throws Problem {@code invalid-request} on {@code parentId} when it would become its own ancestor
     */
    @Transactional
    public Category save(String actor, Category category) {
        tree.lockForWriting();
        if (!findCyclic(List.of(category)).isEmpty()) {
            throw Problem.invalid("parentId", "invalid.category-cycle");
        }
        Category before = find(category.id()).orElse(null);
        repository.save(new StoredCategory(category));
        audit.record(actor, AuditAction.CATEGORY_SAVED, category.id(), before, category);
        return category;
    }

    /**
     * Adds or replaces imported categories, each id at most once, except those that would close a cycle of parents. The
     * audit log records those that change.
     *
     * @return the ids of those left out
     */
    @Transactional
    Set<String> saveAll(String actor, Collection<Category> categories) {
        tree.lockForWriting();
        List<Category> known = tree.findWithAncestors(idsAndParents(categories));
        Set<String> refused = new CategoryTree(known).apply(categories);
        List<Category> accepted = categories.stream()
                .filter(category -> !refused.contains(category.id()))
                .toList();
        tree.saveAll(accepted);
        Map<String, Category> before = known.stream().collect(Collectors.toMap(Category::id, Function.identity()));
        audit.recordAll(
                actor,
                AuditAction.CATEGORY_IMPORTED,
                accepted.stream()
                        .filter(category -> !category.equals(before.get(category.id())))
                        .map(category -> new AuditChange(category.id(), before.get(category.id()), category))
                        .toList());
        return refused;
    }

    /** The ids of the categories that would close a cycle of parents as the tree is now. */
    Set<String> findCyclic(Collection<Category> categories) {
        return new CategoryTree(tree.findWithAncestors(idsAndParents(categories))).apply(categories);
    }

    private static Set<String> idsAndParents(Collection<Category> categories) {
        return categories.stream()
                .flatMap(category -> Stream.of(category.id(), category.parentId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
