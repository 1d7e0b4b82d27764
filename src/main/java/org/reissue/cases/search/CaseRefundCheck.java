package org.reissue.cases.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.settlement.CaseMoney;
import org.reissue.settlement.CaseMoneySql;
import org.reissue.settlement.Difference;
import org.reissue.settlement.PayoutService;
import org.reissue.settlement.ReconciliationCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks cases against refunds (R10, R16): a refunded case has one, of at most the amount paid; other cases have none.
 */
@Component
class CaseRefundCheck implements ReconciliationCheck {

    private static final String KIND = "REFUND_OF_CASE";
    private static final int PAGE = 1_000;
    private static final UUID BEFORE_FIRST = new UUID(0, 0);

    private static final String REFUNDED = """
            select seen.case_id, seen.paid_fen, %s
            from (select id as case_id, paid_fen from reissue_case
                  where status = 'REFUNDED' and id > ? order by id limit ?) seen
            %s
            order by seen.case_id
            """.formatted(CaseMoneySql.COLUMNS, CaseMoneySql.JOINS);

    private static final String STATUSES = "select id, status from reissue_case where id = any(?::uuid[])";

    private final JdbcClient jdbc;
    private final PayoutService payouts;

    CaseRefundCheck(JdbcClient jdbc, PayoutService payouts) {
        this.jdbc = jdbc;
        this.payouts = payouts;
    }

    @Override
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        UUID last = BEFORE_FIRST;
        while (last != null) {
            last = checkCases(last, differences);
        }
        last = BEFORE_FIRST;
        while (last != null) {
            last = checkRefunds(last, differences);
        }
        return differences;
    }

    /** Checks one page of refunded cases; returns the last of them, or null at the end. */
    private UUID checkCases(UUID after, List<Difference> differences) {
        List<Refunded> page = jdbc.sql(REFUNDED)
                .params(after, PAGE)
                .query((row, number) -> new Refunded(
                        row.getObject("case_id", UUID.class), row.getLong("paid_fen"), CaseMoneySql.read(row)))
                .list();
        page.stream().map(Refunded::differences).forEach(differences::addAll);
        return page.isEmpty() ? null : page.get(page.size() - 1).id();
    }

    /** Checks the cases of one page of refunds; returns the last of them, or null at the end. */
    private UUID checkRefunds(UUID after, List<Difference> differences) {
        List<UUID> page = payouts.refundedCases(after, PAGE);
        Map<UUID, String> statuses = jdbc
                .sql(STATUSES)
                .param(page.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("status")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        page.stream()
                .filter(id -> !CaseStatus.REFUNDED.name().equals(statuses.get(id)))
                .map(id -> difference(id, CaseStatus.REFUNDED.name(), statuses.getOrDefault(id, "none")))
                .forEach(differences::add);
        return page.isEmpty() ? null : page.get(page.size() - 1);
    }

    private static Difference difference(UUID caseId, String expected, String found) {
        return new Difference(KIND, "case " + caseId, expected, found);
    }

    private record Refunded(UUID id, long paidFen, CaseMoney money) {

        List<Difference> differences() {
            if (money.refund() == null) {
                return List.of(difference(id, "a refund", "none"));
            }
            long refunded = money.refund().amountFen();
            return refunded <= paidFen
                    ? List.of()
                    : List.of(difference(id, "at most " + paidFen + " fen", refunded + " fen"));
        }
    }
}
