package org.reissue.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ReissueTest
class CategoriesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private final CategoryService categories;
    private final JdbcClient jdbc;

    @Autowired
    CategoriesTest(CategoryService categories, JdbcClient jdbc) {
        this.categories = categories;
        this.jdbc = jdbc;
    }

    @Test
    void ofManyCategoriesThoseOpenForTheShopAreNamed() {
        categories.put(new Category("open.home", "Home", null, NOW, 50));
        categories.put(new Category("open.home.smart", "Smart home", "open.home", null, null));
        categories.put(new Category("open.home.smart.lamp", "Lamps", "open.home.smart", null, 100));
        categories.put(new Category("open.food", "Food", null, NOW.plusSeconds(1), 100));
        categories.put(new Category("open.orphan", "Orphan", "open.nowhere", null, 100));
        List<String> asked =
                List.of("open.home.smart.lamp", "open.home.smart", "open.food", "open.orphan", "open.unknown");

        // S-1 has place 38 among the shares, shop-4711 place 99
        assertThat(openFor("S-1", asked, NOW)).containsExactlyInAnyOrder("open.home.smart.lamp", "open.home.smart");
        assertThat(openFor("shop-4711", asked, NOW)).isEmpty();
        assertThat(openFor("S-1", asked, NOW.plusSeconds(1))).contains("open.food");
        assertThat(openFor("S-1", asked, NOW.minusSeconds(1))).isEmpty();
        assertThat(openFor("S-1", List.of(), NOW)).isEmpty();
    }

    @Test
    void what_is_remembered_is_told_from_what_is_so_by_the_revision() {
        categories.put(new Category("kept.home", "Home", null, NOW, 100));
        assertThat(categories.remembered("kept.home.lamp")).isEmpty();
        CategoryAvailability before = categories.availability(Set.of("kept.home.lamp"));
        assertThat(categories.remembered("kept.home.lamp")).containsSame(before);
        assertThat(stillTrue(before)).isTrue();

        categories.put(new Category("kept.home.lamp", "Lamps", "kept.home", null, null));
        assertThat(categories.remembered("kept.home.lamp")).containsSame(before);
        assertThat(before.isOpenFor("kept.home.lamp", "S-1", NOW)).isFalse();
        assertThat(stillTrue(before)).isFalse();

        CategoryAvailability after = categories.availability(Set.of("kept.home.lamp"));
        assertThat(categories.remembered("kept.home.lamp")).containsSame(after);
        assertThat(after.isOpenFor("kept.home.lamp", "S-1", NOW)).isTrue();
        assertThat(stillTrue(after)).isTrue();
    }

    private boolean stillTrue(CategoryAvailability availability) {
        return jdbc.sql("select " + CategoryAvailability.STILL_TRUE)
                .param(availability.revision())
                .query(Boolean.class)
                .single();
    }

    private List<String> openFor(String shopId, List<String> asked, Instant now) {
        CategoryAvailability availability = categories.availability(Set.copyOf(asked));
        return asked.stream()
                .filter(id -> availability.isOpenFor(id, shopId, now))
                .toList();
    }
}
