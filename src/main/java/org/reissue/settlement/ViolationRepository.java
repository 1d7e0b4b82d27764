package org.reissue.settlement;

import java.util.List;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the table {@code violation} (R12). */
@Repository
class ViolationRepository {

    private static final String LIST = "violations";

    private static final String INSERT = """
            insert into violation (case_id, shop_id, kind, compensation_fen, at)
            select case_id::uuid, shop_id, 'SHIPMENT_OVERDUE', compensation_fen, instant(at)
            from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[])
                 as overdue (case_id, shop_id, compensation_fen, at)
            """;

    private static final String FIND_BY_SHOP = """
            select id, case_id, kind, at from violation where shop_id = ? and id < ? order by id desc limit ?
            """;

    private final JdbcClient jdbc;

    ViolationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<ShipmentOverdue> overdue) {
        UnnestArrays<ShipmentOverdue> arrays = new UnnestArrays<>(overdue);
        jdbc.sql(INSERT)
                .param(arrays.texts(ShipmentOverdue::caseId))
                .param(arrays.texts(ShipmentOverdue::shopId))
                .param(arrays.longs(ShipmentOverdue::compensationFen))
                .param(arrays.instants(ShipmentOverdue::at))
                .update();
    }

    /** The violations of a shop, newest first. */
    Page<ShopViolation> findByShopId(String shopId, Paging paging) {
        long before = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.number(0))
                .orElse(Long.MAX_VALUE);
        List<ShopViolation> found = jdbc.sql(FIND_BY_SHOP)
                .params(shopId, before, paging.oneMore())
                .query(ShopViolation.class)
                .list();
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.id()));
    }
}
