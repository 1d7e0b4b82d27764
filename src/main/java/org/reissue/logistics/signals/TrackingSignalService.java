package org.reissue.logistics.signals;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Instants;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Counts suspicious tracking numbers per shop from uploads and scans, in one statement. */
@Service
@EnableConfigurationProperties(TrackingSignalProperties.class)
class TrackingSignalService {

    private static final String LIST = "signals";

    private static final String SIGNALS = """
            with shop as (
                select upload.shop_id,
                       count(*) filter (where superseded_at is null) as shipped,
                       count(*) filter (where unseen) as never_scanned,
                       count(*) filter (where unseen and due_at - shipped_at <= :lastMinutes::interval)
                           as last_minute_never_scanned,
                       count(*) filter (where superseded_at is not null) as corrected,
                       count(warning) as confirmed
                from parcel_upload upload
                     join parcel using (carrier, tracking_number)
                     cross join lateral (select superseded_at is null and first_scan_at is null
                                                and shipped_at <= :seenUntil as unseen)
                where shipped_at >= :from and shipped_at < :to and (:shopId::text is null or upload.shop_id = :shopId)
                group by upload.shop_id)
            select *, never_scanned * 100 / greatest(shipped, 1) as never_scanned_percent,
                   corrected * 100 / greatest(shipped, 1) as corrected_percent,
                   confirmed * 100 / greatest(shipped, 1) as confirmed_percent
            from shop
            where shipped >= :minShipped
                  and (never_scanned < :lastNeverScanned or never_scanned = :lastNeverScanned and shop_id > :lastShop)
            order by never_scanned desc, shop_id
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final TrackingSignalProperties properties;
    private final Clock clock;

    TrackingSignalService(JdbcClient jdbc, TrackingSignalProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** One page of shops, those with the most never scanned numbers first. */
    Page<TrackingSignal> find(TrackingSignalFilter filter, Paging paging) {
        Instant now = clock.instant();
        Instant until = filter.shippedTo() == null ? now : filter.shippedTo();
        Instant from = filter.shippedFrom() == null ? until.minus(properties.window()) : filter.shippedFrom();
        Optional<Cursor> after = Cursor.parse(paging.cursor(), LIST, 2);
        List<TrackingSignal> found = jdbc.sql(SIGNALS)
                .param("shopId", filter.shopId())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(filter.shippedTo() == null ? Instants.LATEST : until))
                .param("seenUntil", Timestamp.from(now.minus(properties.patience())))
                .param("lastMinutes", properties.lastMinutes().toString())
                .param("minShipped", filter.minShipped())
                .param("lastNeverScanned", after.map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE))
                .param("lastShop", after.map(cursor -> cursor.text(1)).orElse(""))
                .param("limit", paging.oneMore())
                .query(TrackingSignal.class)
                .list();
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.neverScanned(), last.shopId()));
    }
}
