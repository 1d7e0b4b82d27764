package org.reissue.categories;

import java.util.Collection;
import java.util.List;
import org.reissue.jdbc.StoredInstant;
import org.reissue.jdbc.UnnestArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whole branches of categories, read in one statement, and imports, written in one. An import may have 200,000
 * categories, so they are no entities.
 */
@Repository
class CategoryTreeRepository {

    private final JdbcClient jdbc;

    CategoryTreeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The beginning of a query of {@code branch}: the known categories of some ids with all their ancestors, each once,
     * so that even a cycle would end.
     *
     * @param ids an SQL expression for the ids as an array of texts
     */
    static String withBranch(String ids) {
        return """
                with recursive branch as (
                    select category.* from category where category.id = any(%s)
                    union
                    select parent.* from category parent join branch on parent.id = branch.parent_id)
                """.formatted(ids);
    }

    /**
     * Locks out other writers until the transaction ends: two changes that are harmless alone may close a cycle
     * together.
     */
    void lockForWriting() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('category'))").query(rows -> {});
    }

    /** The known categories of the given ids, with all their ancestors. */
    List<Category> findWithAncestors(Collection<String> ids) {
        return jdbc.sql(withBranch(":ids::text[]") + "select * from branch")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> new Category(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("parent_id"),
                        StoredInstant.read(row, "opens_at"),
                        row.getObject("shop_percent", Integer.class)))
                .list();
    }

    /** Adds the categories, or replaces those that are there; each id at most once. */
    void saveAll(Collection<Category> categories) {
        UnnestArrays<Category> rows = new UnnestArrays<>(List.copyOf(categories));
        jdbc.sql("""
                        insert into category (id, name, parent_id, opens_at, shop_percent)
                        select id, name, parent_id, instant(opens_at), shop_percent
                        from unnest(:ids::text[], :names::text[], :parentIds::text[], :opensAt::bigint[], :percents::integer[])
                            line (id, name, parent_id, opens_at, shop_percent)
                        on conflict (id) do update set name = excluded.name, parent_id = excluded.parent_id,
                            opens_at = excluded.opens_at, shop_percent = excluded.shop_percent
                        """)
                .param("ids", rows.texts(Category::id))
                .param("names", rows.texts(Category::name))
                .param("parentIds", rows.texts(Category::parentId))
                .param("opensAt", rows.instants(Category::opensAt))
                .param("percents", rows.texts(Category::shopPercent))
                .update();
    }
}
