package org.reissue.testing;

import java.time.Instant;
import java.util.List;
import org.reissue.categories.CategoryAvailabilitySql;
import org.reissue.categories.CategoryTree;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks which categories are open, in a statement like the one that judges applications. */
public final class OpenCategories {

    private OpenCategories() {}

    /** The categories, of those asked for, that are open for the shop at that moment. */
    public static List<String> openFor(
            String shopId, List<String> asked, Instant now, JdbcClient jdbc, CategoryAvailabilitySql sql) {
        CategoryTree availability = jdbc.sql("select %s from (select ?::text[] as category_ids) wanted %s"
                        .formatted(CategoryAvailabilitySql.COLUMNS, CategoryAvailabilitySql.JOIN))
                .param(asked.toArray(String[]::new))
                .query((row, number) -> sql.from(row))
                .single();
        return asked.stream()
                .filter(id -> availability.isOpenFor(id, shopId, now))
                .toList();
    }
}
