package org.reissue.settlement.compensations;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The coupons that buyers have received. */
@Component
public class CouponRepository {

    private static final String LIST = "coupons";
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID FIRST = new UUID(0, 0);

    private static final String FIND = """
            select id, case_id, amount_fen, issued_at
            from coupon
            where buyer_id = ? and (issued_at, id) < (?, ?)
            order by issued_at desc, id desc
            limit ?
            """;

    private final JdbcClient jdbc;

    CouponRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    public Page<Coupon> ofBuyer(String buyerId, Paging paging) {
        Optional<Cursor> cursor = Cursor.parse(paging.cursor(), LIST, 2);
        List<Coupon> found = jdbc.sql(FIND)
                .param(buyerId)
                .param(Timestamp.from(cursor.map(place -> place.instant(0)).orElse(NEVER)))
                .param(cursor.map(place -> place.uuid(1)).orElse(FIRST))
                .param(paging.oneMore())
                .query((row, number) -> new Coupon(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getLong("amount_fen"),
                        row.getTimestamp("issued_at").toInstant()))
                .list();
        return Page.of(found, paging, last -> Cursor.after(LIST, last.issuedAt(), last.id()));
    }
}
