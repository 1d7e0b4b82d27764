package org.reissue.scorecards;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.UnnestArrays;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code scorecard_day} and {@code scorecard_duration}. */
@Repository
class ScorecardRepository {

    /**
     * How long durations are kept behind the log, in days. Events are in the log nearly in the order of their times:
     * those that come later are at most as much older as clocks of instances differ.
     */
    private static final int DURATION_DAYS = 7;

    private static final String ADD_COUNTS = """
            insert into scorecard_day as card (day, shop_id, applied, approved, auto_approved, rejected, shipped,
                                               overdue, ruled_against)
            select day::date, shop_id,
                   count(*) filter (where figure = 'APPLIED'),
                   count(*) filter (where figure = 'APPROVED'),
                   count(*) filter (where figure = 'AUTO_APPROVED'),
                   count(*) filter (where figure = 'REJECTED'),
                   count(*) filter (where figure = 'SHIPPED'),
                   count(*) filter (where figure = 'OVERDUE'),
                   count(*) filter (where figure = 'RULED_AGAINST')
            from unnest(?::text[], ?::text[], ?::text[]) as entry (day, shop_id, figure)
            group by day, shop_id
            on conflict (day, shop_id) do update
            set applied = card.applied + excluded.applied,
                approved = card.approved + excluded.approved,
                auto_approved = card.auto_approved + excluded.auto_approved,
                rejected = card.rejected + excluded.rejected,
                shipped = card.shipped + excluded.shipped,
                overdue = card.overdue + excluded.overdue,
                ruled_against = card.ruled_against + excluded.ruled_against
            """;

    private static final String ADD_DURATIONS = """
            insert into scorecard_duration (day, shop_id, kind, took)
            select day::date, shop_id, case figure when 'SHIPPED' then 'SHIP' else 'DECIDE' end,
                   micros * interval '1 microsecond'
            from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as entry (day, shop_id, figure, micros)
            """;

    private static final String UPDATE_MEDIANS = """
            update scorecard_day card
            set median_hours_to_decide = round(extract(epoch from to_decide) / 3600, 2),
                median_hours_to_ship = round(extract(epoch from to_ship) / 3600, 2)
            from (select day, shop_id,
                         percentile_cont(0.5) within group (order by took) filter (where kind = 'DECIDE') as to_decide,
                         percentile_cont(0.5) within group (order by took) filter (where kind = 'SHIP') as to_ship
                  from scorecard_duration
                       join (select distinct day::date as day, shop_id
                             from unnest(?::text[], ?::text[]) as entry (day, shop_id)) touched using (day, shop_id)
                  group by day, shop_id) median
            where card.day = median.day and card.shop_id = median.shop_id
            """;

    private static final String FIND = """
            select * from scorecard_day
            where day >= :from and day < :to and (day, shop_id) > (:afterDay, :afterShop) %s
            order by day, shop_id
            limit :limit
            """;

    private static final String FIND_ALL = FIND.formatted("");
    private static final String FIND_BY_SHOP = FIND.formatted("and shop_id = :shop");

    private static final String SUMS = """
            sum(applied) as applied, sum(approved) as approved, sum(auto_approved) as auto_approved,
            sum(rejected) as rejected, sum(shipped) as shipped, sum(overdue) as overdue,
            sum(ruled_against) as ruled_against
            from scorecard_day where day >= :from and day < :to
            """;

    private static final String SUM_BY_DAY = """
            select day, '' as shop_id, null::numeric as median_hours_to_decide, null::numeric as median_hours_to_ship, %s
            group by day
            order by day
            """.formatted(SUMS);

    private static final String SUM_BY_SHOP = """
            select shop_id, %s
            group by shop_id
            order by sum(overdue) + sum(ruled_against) desc, sum(applied) desc, shop_id
            limit :limit
            """.formatted(SUMS);

    private static final RowMapper<ScorecardSums> SUMS_OF_ROW = new SimplePropertyRowMapper<>(ScorecardSums.class);

    private final JdbcClient jdbc;

    ScorecardRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what happened. */
    void add(List<ScorecardEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        UnnestArrays<ScorecardEntry> rows = new UnnestArrays<>(entries);
        jdbc.sql(ADD_COUNTS)
                .param(rows.texts(ScorecardEntry::day))
                .param(rows.texts(ScorecardEntry::shopId))
                .param(rows.texts(ScorecardEntry::figure))
                .update();
        addDurations(entries.stream().filter(entry -> entry.micros() != null).toList());
        LocalDate earliest = entries.stream()
                .map(ScorecardEntry::day)
                .min(LocalDate::compareTo)
                .orElseThrow();
        jdbc.sql("delete from scorecard_duration where day < ?")
                .param(earliest.minusDays(DURATION_DAYS))
                .update();
    }

    /** Adds durations, and computes the medians of their days anew: it reads all durations of a shop's day. */
    private void addDurations(List<ScorecardEntry> timed) {
        if (timed.isEmpty()) {
            return;
        }
        UnnestArrays<ScorecardEntry> rows = new UnnestArrays<>(timed);
        String[] days = rows.texts(ScorecardEntry::day);
        String[] shops = rows.texts(ScorecardEntry::shopId);
        jdbc.sql(ADD_DURATIONS)
                .param(days)
                .param(shops)
                .param(rows.texts(ScorecardEntry::figure))
                .param(rows.longs(ScorecardEntry::micros))
                .update();
        jdbc.sql(UPDATE_MEDIANS).param(days).param(shops).update();
    }

    /** Deletes the scorecards of a day and all later ones; of all days when it is null. */
    void deleteFrom(@Nullable LocalDate firstDay) {
        for (String table : List.of("scorecard_day", "scorecard_duration")) {
            jdbc.sql("delete from " + table + " where day >= coalesce(?::date, '-infinity')")
                    .param(firstDay)
                    .update();
        }
    }

    /**
     * Scorecards in the order of their days, then of their shops.
     *
     * @param shopId the shop; null for all shops
     * @param afterDay only scorecards behind this day and shop
     */
    List<Scorecard> find(
            @Nullable String shopId, ScorecardPeriod.Days days, LocalDate afterDay, String afterShop, int limit) {
        return jdbc.sql(shopId == null ? FIND_ALL : FIND_BY_SHOP)
                .param("from", days.from())
                .param("to", days.to())
                .param("afterDay", afterDay)
                .param("afterShop", afterShop)
                .param("shop", shopId)
                .param("limit", limit)
                .query(Scorecard.class)
                .list();
    }

    /** The sums of all shops for each day on which anything happened, the earliest first, without shop and medians. */
    List<Scorecard> sumByDay(ScorecardPeriod.Days days) {
        return jdbc.sql(SUM_BY_DAY)
                .param("from", days.from())
                .param("to", days.to())
                .query(Scorecard.class)
                .list();
    }

    /** The sums of shops; those with the most overdue shipments and lost rulings first. */
    List<ShopSums> sumByShop(ScorecardPeriod.Days days, int limit) {
        return jdbc.sql(SUM_BY_SHOP)
                .param("from", days.from())
                .param("to", days.to())
                .param("limit", limit)
                .query((row, number) -> new ShopSums(row.getString("shop_id"), SUMS_OF_ROW.mapRow(row, number)))
                .list();
    }
}
