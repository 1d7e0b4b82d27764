package org.reissue.cases.commands;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.reissue.categories.CategoryAvailabilitySql;
import org.reissue.orders.OrderFactsSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that applications are judged by, in one statement, composed of what each module says of its own: the buyer's
 * order, the categories of its items, and the earlier cases.
 */
@Repository
class EligibilityRepository {

    private static final String FIND = """
            with facts as materialized (select * from shop_order where order_id = :orderId and buyer_id = :buyerId %s),
            wanted as (select *, %s as category_ids from facts)
            select %s, %s, previous.cases
            from wanted facts
                 cross join lateral (select facts.category_ids) wanted
                 %s
                 cross join lateral (
                     select json_agg(json_build_object('id', id, 'itemId', item_id, 'status', status,
                                                       'deadlineAt', deadline_at)) as cases
                     from reissue_case c where c.order_id = facts.order_id) previous
            """;

    private static final String READ = find("");
    /** The order is locked, so that two applications for one order are judged one after the other. */
    private static final String LOCK = find("for no key update");

    private static final TypeReference<List<PreviousCase>> CASES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final OrderFactsSql orders;
    private final CategoryAvailabilitySql categories;
    private final JsonMapper json;

    EligibilityRepository(JdbcClient jdbc, OrderFactsSql orders, CategoryAvailabilitySql categories, JsonMapper json) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.categories = categories;
        this.json = json;
    }

    /** What all items of the buyer's order are judged by; empty when there is no such order, or it is foreign. */
    Optional<EligibilityFacts> find(String buyerId, String orderId) {
        return query(READ, buyerId, orderId, null);
    }

    /** What one item of the buyer's order is judged by; the order is locked until the transaction ends. */
    Optional<EligibilityFacts> lock(String buyerId, String orderId, String itemId) {
        return query(LOCK, buyerId, orderId, itemId);
    }

    private Optional<EligibilityFacts> query(String sql, String buyerId, String orderId, String itemId) {
        return jdbc.sql(sql)
                .param("orderId", orderId)
                .param("buyerId", buyerId)
                .param("itemId", itemId)
                .query((row, number) -> facts(row))
                .optional();
    }

    private EligibilityFacts facts(ResultSet row) throws SQLException {
        String cases = row.getString("cases");
        return new EligibilityFacts(
                orders.from(row), categories.from(row), cases == null ? List.of() : json.readValue(cases, CASES));
    }

    private static String find(String lock) {
        return FIND.formatted(
                lock,
                OrderFactsSql.CATEGORY_IDS,
                OrderFactsSql.COLUMNS,
                CategoryAvailabilitySql.COLUMNS,
                CategoryAvailabilitySql.JOIN);
    }
}
