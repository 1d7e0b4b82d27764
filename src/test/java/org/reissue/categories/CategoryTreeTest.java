package org.reissue.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** R2: inherited opening times and shares. */
class CategoryTreeTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f", "g", "h", "unknown");

    @Example
    void opening_time_and_share_are_inherited_as_a_pair() {
        CategoryTree tree = tree(
                new Category("home", "Home", null, NOW, 40),
                new Category("home.smart", "Smart home", "home", null, 90),
                new Category("home.smart.lamp", "Lamps", "home.smart", null, null));

        assertThat(tree.isOpen("home.smart.lamp", 39, NOW)).isTrue();
        assertThat(tree.isOpen("home.smart.lamp", 40, NOW)).isFalse();
        assertThat(tree.isOpen("home.smart.lamp", 39, NOW.minusMillis(1))).isFalse();
    }

    @Example
    void an_opening_of_its_own_hides_the_parents() {
        CategoryTree tree = tree(
                new Category("home", "Home", null, NOW, 100),
                new Category("later", "Later", "home", NOW.plusSeconds(1), 100),
                new Category("shut", "Shut", "home", NOW, 0));

        assertThat(tree.isOpen("home", 99, NOW)).isTrue();
        assertThat(tree.isOpen("later", 0, NOW)).isFalse();
        assertThat(tree.isOpen("shut", 0, NOW)).isFalse();
    }

    @Example
    void without_an_opening_time_anywhere_it_is_closed() {
        CategoryTree tree = tree(
                new Category("home", "Home", null, null, 100),
                new Category("orphan", "Orphan", "not-known-yet", null, 100));

        assertThat(tree.isOpen("home", 0, NOW)).isFalse();
        assertThat(tree.isOpen("orphan", 0, NOW)).isFalse();
        assertThat(tree.isOpen("unknown", 0, NOW)).isFalse();
    }

    @Property
    void every_tree_is_open_where_the_rule_read_word_by_word_says_so(
            @ForAll("forests") List<Category> forest, @ForAll @IntRange(max = 99) int bucket) {
        CategoryTree tree = new CategoryTree(forest);
        Map<String, Category> byId = forest.stream().collect(Collectors.toMap(Category::id, category -> category));

        for (String id : IDS) {
            assertThat(tree.isOpen(id, bucket, NOW)).as(id).isEqualTo(openByTheRule(byId, id, bucket));
        }
    }

    private static boolean openByTheRule(Map<String, Category> byId, String id, int bucket) {
        Category category = byId.get(id);
        if (category == null) {
            return false;
        }
        if (category.opensAt() == null) {
            return category.parentId() != null && openByTheRule(byId, category.parentId(), bucket);
        }
        return category.opensAt().compareTo(NOW) <= 0 && bucket < category.shopPercent();
    }

    /** Some of eight categories, in any order; parents stand further on in the alphabet, and not all are known. */
    @Provide
    Arbitrary<List<Category>> forests() {
        Stream<Arbitrary<Category>> categories = IntStream.range(0, IDS.size() - 1)
                .mapToObj(i -> category(IDS.get(i), Arbitraries.of(IDS.subList(i + 1, IDS.size()))));
        return Combinators.combine(categories.toList())
                .as(List::copyOf)
                .flatMap(all -> Arbitraries.subsetOf(all).map(List::copyOf))
                .flatMap(Arbitraries::shuffle);
    }

    private static Arbitrary<Category> category(String id, Arbitrary<String> parentId) {
        Arbitrary<Instant> opensAt =
                Arbitraries.integers().between(-2, 2).map(NOW::plusSeconds).injectNull(0.7);
        Arbitrary<Integer> percent = Arbitraries.integers().between(0, 100).injectNull(0.2);
        return Combinators.combine(parentId.injectNull(0.1), opensAt, percent)
                .as((parent, opens, share) -> new Category(id, id, parent, opens, share));
    }

    private static CategoryTree tree(Category... categories) {
        return new CategoryTree(List.of(categories));
    }
}
