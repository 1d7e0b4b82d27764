package org.reissue.testing;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many cases that await shipment, written straight into the tables. */
public final class CasesToShip {

    private CasesToShip() {}

    /**
     * Cases of one shop, due in two days.
     *
     * @return their ids
     */
    public static List<String> insert(JdbcClient jdbc, String shopId, int count, Instant now) {
        List<String> ids = DueCases.insert(jdbc, shopId, count, now.plus(Duration.ofDays(2)));
        jdbc.sql("""
                        update reissue_case set status = 'AWAITING_SHIPMENT', shipped_at = null,
                                                applied_at = :now, updated_at = :now
                        where shop_id = :shop
                        """).param("now", Timestamp.from(now)).param("shop", shopId).update();
        return ids;
    }
}
