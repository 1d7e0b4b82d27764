package org.reissue.categories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Categories with all their ancestors, read within another module's statement (R2). */
@Component
public class CategoryAvailabilitySql {

    /** The column that {@link #from} reads, of a statement with {@link #JOIN}. */
    public static final String COLUMNS = "branches.categories";

    /** Joins the categories of the relation named {@code wanted}, by its {@code category_ids}. */
    public static final String JOIN = """
            cross join lateral (
                %s
                select json_agg(json_build_object('id', id, 'name', name, 'parentId', parent_id, 'opensAt', opens_at,
                                                  'shopPercent', shop_percent)) as categories
                from branch) branches
            """.formatted(CategoryTreeRepository.withBranch("wanted.category_ids"));

    private static final TypeReference<List<Category>> CATEGORIES = new TypeReference<>() {};

    private final JsonMapper json;

    CategoryAvailabilitySql(JsonMapper json) {
        this.json = json;
    }

    public CategoryTree from(ResultSet row) throws SQLException {
        String categories = row.getString("categories");
        List<Category> known = categories == null ? List.of() : json.readValue(categories, CATEGORIES);
        return new CategoryTree(known);
    }
}
