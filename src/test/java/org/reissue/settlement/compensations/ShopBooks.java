package org.reissue.settlement.compensations;

import java.util.Map;
import java.util.stream.Collectors;
import org.reissue.testing.Api;
import org.reissue.testing.Story;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What shops have and owe, read from the tables. */
record ShopBooks(Api api, JdbcClient jdbc) {

    void credit(String shopId, long fen) {
        api.system()
                .post(
                        "/api/v1/system/shops/" + shopId + "/credits",
                        Map.of("bucket", "PAYABLE", "amountFen", fen, "reference", Story.fresh("C")))
                .expect(200);
    }

    Map<String, Long> statuses(String shopId) {
        return jdbc
                .sql("select status, count(*) as payouts from payout where shop_id = ? group by status")
                .param(shopId)
                .query((row, number) -> Map.entry(row.getString("status"), row.getLong("payouts")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long coupons(String buyersOf) {
        return number("select count(*) from coupon where buyer_id like ? || '-B%'", buyersOf);
    }

    long balance(String shopId) {
        return number("select payable_fen + deposit_fen from shop_account where shop_id = ?", shopId);
    }

    long number(String query, String shopId) {
        return jdbc.sql(query).param(shopId).query(Long.class).single();
    }
}
