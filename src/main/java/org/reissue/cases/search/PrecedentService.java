package org.reissue.cases.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.reissue.cases.domain.CaseAccess;
import org.reissue.cases.domain.OrderedItem;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.jdbc.StoredEnum;
import org.reissue.jdbc.StoredInstant;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Reason;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Uuids;
import org.reissue.web.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds the precedents of a case: other cases of its shop and of its buyer (R16). */
@Service
public class PrecedentService {

    /** How far back precedents go, by the time of the application. */
    public static final Duration PERIOD = Duration.ofDays(365);

    /**
     * Begins with the indexes of shop and buyer, which are sorted by the time of the application. The limit keeps
     * PostgreSQL from joining a large shop's cases by reading those of all shops. A case that went to arbitration again
     * counts by its last ruling, which the log has.
     */
    private static final String FIND = """
            with considered as (
                select c.id, c.status, c.reason, coalesce(c.decision, earlier.decision) as decision,
                       coalesce(c.blame, earlier.blame) as blame, c.applied_at, c.was_overdue, c.rejected_at,
                       c.shop_id = :shop as of_shop, c.buyer_id = :buyer as of_buyer
                from case_index i cross join lateral (select * from reissue_case where id = i.case_id limit 1) c
                     left join lateral (
                         select details ->> 'decision' as decision, details ->> 'blame' as blame from case_event
                         where case_id = c.id and type = :ruled and c.decision is null
                               and c.arbitration_opened_at is not null
                         order by id desc limit 1) earlier on true
                where (i.shop_id = :shop or i.buyer_id = :buyer) and i.applied_at >= :from and i.case_id <> :id
            )
            select id, status, reason, decision, blame, applied_at,
                   count(*) filter (where of_shop) over () as shop_cases,
                   count(*) filter (where of_shop and was_overdue) over () as shop_overdue,
                   count(*) filter (where of_shop and rejected_at is not null) over () as shop_rejected,
                   count(*) filter (where of_shop and blame in (%s)) over () as shop_ruled_against,
                   count(*) filter (where of_buyer) over () as buyer_cases,
                   count(*) filter (where of_buyer and reason = 'NEVER_RECEIVED') over () as buyer_never_received,
                   count(*) filter (where of_buyer and status = 'REFUNDED') over () as buyer_refunded,
                   count(*) filter (where of_buyer and blame in (%s)) over () as buyer_ruled_against
            from considered
            order by applied_at desc, id desc
            limit 10
            """.formatted(
                    StoredEnum.literals(Blame.against(ActorKind.MERCHANT)),
                    StoredEnum.literals(Blame.against(ActorKind.BUYER)));

    private final CaseAccess cases;
    private final JdbcClient jdbc;
    private final Clock clock;

    PrecedentService(CaseAccess cases, JdbcClient jdbc, Clock clock) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Finds the precedents of a case, of the last 365 days and without the case itself.
     *
     * @throws Problem {@code not-found} when the caller has no such case
     */
    public Precedents find(Caller caller, String id) {
        UUID caseId = Uuids.parse(id).orElseThrow(Problem::notFound);
        return find(cases.find(caller, caseId).orElseThrow(Problem::notFound));
    }

    /** Finds the precedents of a case that was read for the caller. */
    public Precedents find(ReissueCase read) {
        OrderedItem item = read.item();
        return jdbc.sql(FIND)
                .param("shop", item.shopId())
                .param("buyer", item.buyerId())
                .param("from", Timestamp.from(clock.instant().minus(PERIOD)))
                .param("id", read.id())
                .param("ruled", EventType.RULED.eventName())
                .query(PrecedentService::read);
    }

    /** Each row repeats the same counts next to its own case; without a row there is nothing to count. */
    private static Precedents read(ResultSet row) throws SQLException {
        Precedents.OfShop shop = new Precedents.OfShop(0, 0, 0, 0);
        Precedents.OfBuyer buyer = new Precedents.OfBuyer(0, 0, 0, 0);
        List<Precedents.Item> last = new ArrayList<>();
        while (row.next()) {
            shop = new Precedents.OfShop(
                    row.getLong("shop_cases"),
                    row.getLong("shop_overdue"),
                    row.getLong("shop_rejected"),
                    row.getLong("shop_ruled_against"));
            buyer = new Precedents.OfBuyer(
                    row.getLong("buyer_cases"),
                    row.getLong("buyer_never_received"),
                    row.getLong("buyer_refunded"),
                    row.getLong("buyer_ruled_against"));
            last.add(item(row));
        }
        return new Precedents(shop, buyer, last);
    }

    private static Precedents.Item item(ResultSet row) throws SQLException {
        return new Precedents.Item(
                row.getObject("id", UUID.class),
                StoredEnum.name(StoredEnum.read(CaseStatus.class, row.getString("status"))),
                StoredEnum.name(StoredEnum.read(Reason.class, row.getString("reason"))),
                StoredEnum.read(Decision.class, row.getString("decision")),
                StoredEnum.read(Blame.class, row.getString("blame")),
                StoredInstant.read(row, "applied_at"));
    }
}
