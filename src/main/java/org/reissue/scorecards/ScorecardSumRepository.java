package org.reissue.scorecards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums of the table {@code scorecard_day}, for people who look at many shops. */
@Repository
class ScorecardSumRepository {

    private static final String SUMS = """
            sum(applied) as applied, sum(approved) as approved, sum(auto_approved) as auto_approved,
            sum(rejected) as rejected, sum(shipped) as shipped, sum(overdue) as overdue,
            sum(ruled_against) as ruled_against
            from scorecard_day where day >= :from and day < :to
            """;

    private static final String BY_DAY = "select day, %s group by day order by day".formatted(SUMS);

    private static final String BY_SHOP = """
            select shop_id, %s
            group by shop_id
            order by sum(overdue) + sum(ruled_against) desc, sum(applied) desc, shop_id
            limit :limit
            """.formatted(SUMS);

    private final JdbcClient jdbc;

    ScorecardSumRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The sums of all shops for each day on which anything happened, the earliest day first. */
    List<Scorecard> sumByDay(ScorecardPeriod.Days days) {
        return jdbc.sql(BY_DAY)
                .param("from", days.from())
                .param("to", days.to())
                .query((row, number) -> {
                    ScorecardSums sums = read(row);
                    return new Scorecard(
                            "",
                            row.getObject("day", LocalDate.class),
                            Math.toIntExact(sums.applied()),
                            Math.toIntExact(sums.approved()),
                            Math.toIntExact(sums.autoApproved()),
                            Math.toIntExact(sums.rejected()),
                            Math.toIntExact(sums.shipped()),
                            Math.toIntExact(sums.overdue()),
                            Math.toIntExact(sums.ruledAgainst()),
                            null,
                            null);
                })
                .list();
    }

    /** The sums of shops; those with the most overdue shipments and lost rulings first. */
    List<ShopSums> sumByShop(ScorecardPeriod.Days days, int limit) {
        return jdbc.sql(BY_SHOP)
                .param("from", days.from())
                .param("to", days.to())
                .param("limit", limit)
                .query((row, number) -> new ShopSums(row.getString("shop_id"), read(row)))
                .list();
    }

    private static ScorecardSums read(ResultSet row) throws SQLException {
        return new ScorecardSums(
                row.getLong("applied"),
                row.getLong("approved"),
                row.getLong("auto_approved"),
                row.getLong("rejected"),
                row.getLong("shipped"),
                row.getLong("overdue"),
                row.getLong("ruled_against"));
    }
}
