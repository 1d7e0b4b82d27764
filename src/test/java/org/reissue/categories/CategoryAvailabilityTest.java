package org.reissue.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reissue.testing.OpenCategories;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ReissueTest
class CategoryAvailabilityTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private final CategoryService categories;
    private final CategoryAvailabilitySql availabilitySql;
    private final JdbcClient jdbc;

    @Autowired
    CategoryAvailabilityTest(CategoryService categories, CategoryAvailabilitySql availabilitySql, JdbcClient jdbc) {
        this.categories = categories;
        this.availabilitySql = availabilitySql;
        this.jdbc = jdbc;
    }

    @Test
    void of_many_categories_those_open_for_the_shop_are_named() {
        categories.save("test", new Category("open.home", "Home", null, NOW, 50));
        categories.save("test", new Category("open.home.smart", "Smart home", "open.home", null, null));
        categories.save("test", new Category("open.home.smart.lamp", "Lamps", "open.home.smart", null, 100));
        categories.save("test", new Category("open.food", "Food", null, NOW.plusSeconds(1), 100));
        categories.save("test", new Category("open.orphan", "Orphan", "open.nowhere", null, 100));
        List<String> asked =
                List.of("open.home.smart.lamp", "open.home.smart", "open.food", "open.orphan", "open.unknown");

        // S-1 has place 38 among the shares, shop-4711 place 99
        assertThat(openFor("S-1", asked, NOW)).containsExactlyInAnyOrder("open.home.smart.lamp", "open.home.smart");
        assertThat(openFor("shop-4711", asked, NOW)).isEmpty();
        assertThat(openFor("S-1", asked, NOW.plusSeconds(1))).contains("open.food");
        assertThat(openFor("S-1", asked, NOW.minusSeconds(1))).isEmpty();
        assertThat(openFor("S-1", List.of(), NOW)).isEmpty();
    }

    private List<String> openFor(String shopId, List<String> asked, Instant now) {
        return OpenCategories.openFor(shopId, asked, now, jdbc, availabilitySql);
    }
}
