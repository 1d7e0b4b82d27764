package org.reissue.settlement;

import java.util.List;
import java.util.UUID;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The violations recorded against shops (R12). */
@Component
public class ViolationRepository {

    private static final String LIST = "violations";

    private static final String FIND = """
            select id, case_id, kind, at from violation where shop_id = ? and id < ? order by id desc limit ?
            """;

    private final JdbcClient jdbc;

    ViolationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    public Page<ShopViolation> ofShop(String shopId, Paging paging) {
        long before = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.number(0))
                .orElse(Long.MAX_VALUE);
        List<Row> found = jdbc.sql(FIND)
                .params(shopId, before, paging.oneMore())
                .query((row, number) -> new Row(
                        row.getLong("id"),
                        new ShopViolation(
                                row.getObject("case_id", UUID.class),
                                ShopViolation.Kind.valueOf(row.getString("kind")),
                                row.getTimestamp("at").toInstant())))
                .list();
        return Page.of(found, paging, last -> Cursor.after(LIST, last.id())).map(Row::violation);
    }

    private record Row(long id, ShopViolation violation) {}
}
