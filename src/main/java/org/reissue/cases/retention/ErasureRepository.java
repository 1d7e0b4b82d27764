package org.reissue.cases.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Erases personal data from ended cases and from orders, in bulk (R20). Rows are locked before they are judged. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ErasureRepository {

    /** Holds of an order, a row of {@code shop_order} called {@code facts}, that no open case needs. */
    static final String WITHOUT_OPEN_CASE =
            "not exists (select from reissue_case c where c.order_id = facts.order_id and c.ended_at is null)";

    private static final String LOCK_DUE = """
            select id from reissue_case where ended_at <= :until and ended_at is not null and erased_at is null
            order by ended_at limit :limit for update skip locked
            """;

    private static final String DUE_OF_BUYER = """
            select c.id from case_index i join reissue_case c on c.id = i.case_id
            where i.buyer_id = :buyerId and c.deadline_key <= :now
            """;

    private static final String LOCK_OF_BUYER = """
            select c.id from case_index i join reissue_case c on c.id = i.case_id
            where i.buyer_id = :buyerId and c.ended_at is not null and c.erased_at is null
            order by c.id limit :limit for update of c
            """;

    private static final String ERASE_CASES = """
            update reissue_case
            set receiver = null, description = null, evidence = '{}', rejection_explanation = null,
                rejection_evidence = case when rejection_evidence is not null then '{}'::text[] end, opinion = null,
                erased_at = :now
            where id = any(:ids)
            """;

    private static final String LOCK_ORDERS_OF_BUYER = """
            select order_id from shop_order where buyer_id = :buyerId and not receiver_erased
            order by order_id for no key update
            """;

    private static final String ERASE_ORDERS = """
            update shop_order facts set receiver = null, receiver_erased = true
            where order_id = any(:ids) and %s
            """.formatted(WITHOUT_OPEN_CASE);

    private final JdbcClient jdbc;

    ErasureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks cases that ended at that time or before, the oldest first; skips cases that other transactions have locked.
     */
    List<UUID> lockDue(Instant until, int limit) {
        return jdbc.sql(LOCK_DUE)
                .param("until", Timestamp.from(until))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** The cases of a buyer whose deadline has passed, none of them locked. */
    @Transactional(propagation = Propagation.SUPPORTS)
    List<UUID> findDueOfBuyer(String buyerId, Instant now) {
        return jdbc.sql(DUE_OF_BUYER)
                .param("buyerId", buyerId)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    /** Locks the next ended cases of a buyer. */
    List<UUID> lockOfBuyer(String buyerId, int limit) {
        return jdbc.sql(LOCK_OF_BUYER)
                .param("buyerId", buyerId)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Erases receiver, texts and evidence of locked cases; their events are erased by {@code history}. */
    void eraseCases(List<UUID> locked, Instant now) {
        jdbc.sql(ERASE_CASES)
                .param("ids", locked.toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Erases the receivers of a buyer's orders without an open case, for good: later facts do not bring them back.
     *
     * @return how many orders were erased
     */
    int eraseOrdersOfBuyer(String buyerId) {
        List<String> locked = jdbc.sql(LOCK_ORDERS_OF_BUYER)
                .param("buyerId", buyerId)
                .query(String.class)
                .list();
        return jdbc.sql(ERASE_ORDERS)
                .param("ids", locked.toArray(String[]::new))
                .update();
    }
}
