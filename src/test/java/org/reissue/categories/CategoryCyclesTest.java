package org.reissue.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** R2: a cycle of parents is refused. */
class CategoryCyclesTest {

    private final CategoryTree tree = new CategoryTree(List.of());

    @Example
    void only_the_changes_on_a_cycle_are_refused() {
        assertThat(tree.apply(List.of(category("a", "b"), category("b", null)))).isEmpty();

        assertThat(tree.apply(List.of(category("b", "c"), category("c", "a"), category("d", "c"))))
                .containsExactlyInAnyOrder("b", "c");
    }

    @Example
    void no_category_is_its_own_parent() {
        assertThat(tree.apply(List.of(category("a", "a")))).containsExactly("a");
    }

    @Example
    void a_parent_not_known_yet_may_close_the_cycle_later() {
        assertThat(tree.apply(List.of(category("a", "b")))).isEmpty();
        assertThat(tree.apply(List.of(category("b", "a")))).containsExactly("b");
    }

    @Example
    void changes_are_judged_together_whatever_their_order() {
        tree.apply(List.of(category("child", "parent"), category("parent", null)));

        assertThat(tree.apply(List.of(category("parent", "child"), category("child", null))))
                .isEmpty();
    }

    @Example
    void a_refused_change_keeps_its_old_parent_and_may_close_another_cycle() {
        tree.apply(List.of(category("a", "b"), category("b", null)));

        // a stays under b, since its change is on the cycle with x; so b may not go under a
        assertThat(tree.apply(List.of(category("a", "x"), category("x", "a"), category("b", "a"))))
                .containsExactlyInAnyOrder("a", "x", "b");
    }

    @Example
    void a_very_long_chain_is_judged_all_the_same() {
        List<Category> chain = IntStream.range(0, 200_000)
                .mapToObj(i -> category("c" + i, i == 0 ? null : "c" + (i - 1)))
                .toList();

        assertThat(tree.apply(chain)).isEmpty();
        assertThat(tree.apply(List.of(category("c0", "c199999")))).containsExactly("c0");
    }

    @Property
    void all_cycles_are_refused_and_nothing_else(@ForAll("batches") List<Map<String, Category>> batches) {
        CategoryTree tree = new CategoryTree(List.of());
        Map<String, String> parents = new HashMap<>();
        for (Map<String, Category> batch : batches) {
            Map<String, String> wanted = parentsAfter(parents, batch.values());

            Set<String> refused = tree.apply(batch.values());

            assertThat(refused.isEmpty()).isEqualTo(!hasCycle(wanted));
            batch.keySet().removeAll(refused);
            parents = parentsAfter(parents, batch.values());
            assertThat(hasCycle(parents)).isFalse();
        }
    }

    /** Some lists of changes, one after the other, each with at most one change of any of six categories. */
    @Provide
    Arbitrary<List<Map<String, Category>>> batches() {
        Arbitrary<String> ids = Arbitraries.of("a", "b", "c", "d", "e", "f");
        Arbitrary<Category> changes =
                Combinators.combine(ids, ids.injectNull(0.3)).as(CategoryCyclesTest::category);
        return changes.list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(Category::id)
                .map(batch -> {
                    Map<String, Category> byId = new LinkedHashMap<>();
                    batch.forEach(change -> byId.put(change.id(), change));
                    return byId;
                })
                .list()
                .ofMaxSize(5);
    }

    private static Map<String, String> parentsAfter(Map<String, String> parents, Collection<Category> changes) {
        Map<String, String> after = new HashMap<>(parents);
        changes.forEach(change -> after.put(change.id(), change.parentId()));
        return after;
    }

    private static boolean hasCycle(Map<String, String> parents) {
        for (String start : parents.keySet()) {
            Set<String> passed = new HashSet<>();
            for (String at = start; at != null; at = parents.get(at)) {
                if (!passed.add(at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Category category(String id, String parentId) {
        return new Category(id, id, parentId, null, null);
    }
}
