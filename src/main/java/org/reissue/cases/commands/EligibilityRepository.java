package org.reissue.cases.commands;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.categories.CategoryAvailabilitySql;
import org.reissue.orders.OrderFactsSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the facts by which applications are judged in one statement: the order, the categories of its items and the
 * earlier cases; of those in the archive only the refunded ones, as no others matter any more (R5). The modules
 * {@code orders} and {@code categories} contribute the SQL for their tables.
 */
@Repository
class EligibilityRepository {

    private static final String FACTS = """
            with facts as materialized (select * from shop_order where order_id = :orderId and buyer_id = :buyerId %s),
            wanted as (select *, %s as category_ids from facts)
            select %s, %s, previous.cases
            from wanted facts
                 cross join lateral (select facts.category_ids) wanted
                 %s
                 cross join lateral (
                     select json_agg(json_build_object('id', id, 'itemId', item_id, 'buyerId', buyer_id, 'status', status,
                                                       'deadlineAt', deadline_at)) as cases
                     from (select id, item_id, buyer_id, status, deadline_at
                           from reissue_case
                           where order_id = facts.order_id and (ended_at is null or status = 'REFUNDED')
                           union all
                           select case_id, item_id, buyer_id, 'REFUNDED', null
                           from archived_refund where order_id = facts.order_id) earlier) previous
            """;

    private static final String READ = facts("");
    /** Locks the order, so that applications for the same order are judged one after another. */
    private static final String LOCK = facts("for no key update");

    private static final TypeReference<List<PreviousCase>> PREVIOUS_CASES = new TypeReference<>() {};

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

    /** The facts for all items of an order; empty when the buyer has no such order. */
    Optional<EligibilityFacts> find(String buyerId, String orderId) {
        return query(READ, buyerId, orderId, null);
    }

    /**
     * The facts for one item of an order, which is locked until the transaction ends; empty when the buyer has none.
     */
    Optional<EligibilityFacts> lock(String buyerId, String orderId, String itemId) {
        return query(LOCK, buyerId, orderId, itemId);
    }

    private Optional<EligibilityFacts> query(String sql, String buyerId, String orderId, @Nullable String itemId) {
        return jdbc.sql(sql)
                .param("orderId", orderId)
                .param("buyerId", buyerId)
                .param("itemId", itemId)
                .query((row, number) -> read(row))
                .optional();
    }

    private EligibilityFacts read(ResultSet row) throws SQLException {
        String cases = row.getString("cases");
        return new EligibilityFacts(
                orders.from(row),
                categories.from(row),
                cases == null ? List.of() : json.readValue(cases, PREVIOUS_CASES));
    }

    private static String facts(String lock) {
        return FACTS.formatted(
                lock,
                OrderFactsSql.CATEGORY_IDS,
                OrderFactsSql.COLUMNS,
                CategoryAvailabilitySql.COLUMNS,
                CategoryAvailabilitySql.JOIN);
    }
}
