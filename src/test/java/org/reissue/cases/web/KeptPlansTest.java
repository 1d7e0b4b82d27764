package org.reissue.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.orders.OrderService;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether PostgreSQL keeps the plans of what is read beside a case: making one takes longer than executing it. */
@ReissueTest
class KeptPlansTest {

    private static final int READINGS = 30;

    private final CaseExtrasRepository extras;
    private final OrderService orders;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Story refunded;
    private final Story shipped;

    @Autowired
    KeptPlansTest(
            CaseExtrasRepository extras,
            OrderService orders,
            EntityManager entities,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Api api,
            TestClock clock) {
        this.extras = extras;
        this.orders = orders;
        this.entities = entities;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.refunded = Story.of(api, clock);
        this.shipped = Story.of(api, clock);
    }

    @Test
    void most_readings_of_one_case_use_the_plan_that_is_kept_with_and_without_a_parcel() {
        refunded.letShipmentBecomeOverdue("NEVER_RECEIVED");
        shipped.approved("OTHER");
        shipped.ship("SF", Story.freshNumber()).expect(200);
        requireKeptPlan(
                "select seen.case_id%(values%",
                i -> extras.find(List.of(find(i % 3 == 0 ? refunded.id() : shipped.id()))));
    }

    @Test
    void most_readings_of_the_number_of_one_original_parcel_use_the_plan_that_is_kept() {
        requireKeptPlan("select parcel_tracking_number%", i -> orders.findParcelNumber(refunded.orderId));
    }

    private void requireKeptPlan(String statement, IntConsumer reading) {
        long kept = transaction.execute(status -> {
            IntStream.range(0, READINGS).forEach(reading);
            return jdbc.sql("""
                            select coalesce(max(generic_plans), 0) from pg_prepared_statements
                            where statement like ?
                            """).param(statement).query(Long.class).single();
        });
        // the driver prepares a statement at its fifth execution, and PostgreSQL tries five plans first
        assertThat(kept).isGreaterThanOrEqualTo(READINGS - 10);
    }

    private ReissueCase find(String id) {
        return entities.find(ReissueCase.class, UUID.fromString(id));
    }
}
