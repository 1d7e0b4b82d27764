package org.reissue.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.reissue.cases.retention.RetentionRepository.RowKey;
import org.reissue.logistics.ParcelService;
import org.reissue.logistics.UnverifiedParcel;
import org.reissue.testing.PagesRead;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** However many tracking numbers are kept (R13), no statement reads through them: its pages are counted. */
@ReissueTest
@Order(1)
@Transactional
class KeptNumbersTest {

    private static final int KEPT = 20_000;
    /** All would be some 300. */
    private static final long FEW_PAGES = 50;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private ParcelService parcels;

    @Autowired
    private RetentionRepository retention;

    @Test
    void neither_a_refused_number_nor_the_walk_reads_through_all_uploads() {
        Instant now = clock.instant();
        String number = Story.freshNumber();
        jdbc.sql("""
                        insert into parcel_upload (carrier, tracking_number, case_id, shop_id, shipped_at, due_at)
                        select 'SF', 'KEPT' || nr, uuidv7(), 'S-1', :now, :now from generate_series(1, :kept) nr
                        """).param("now", Timestamp.from(now)).param("kept", KEPT).update();
        jdbc.sql("analyze parcel_upload").update();

        long before = pagesRead();
        UnverifiedParcel refused = parcels.lock("SF", number);
        parcels.discard(List.of(refused));
        assertThat(pagesRead() - before).isLessThan(FEW_PAGES);

        parcels.lock("SF", number);
        before = pagesRead();
        retention.deleteParcels(List.of(new RowKey(List.of("SF", number))), now, now);
        assertThat(pagesRead() - before).isLessThan(FEW_PAGES);
        assertThat(jdbc.sql("select count(*) from parcel where tracking_number = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long pagesRead() {
        return PagesRead.of(jdbc, "parcel_upload");
    }
}
