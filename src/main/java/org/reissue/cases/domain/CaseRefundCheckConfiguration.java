package org.reissue.cases.domain;

import java.util.List;
import org.reissue.settlement.CaseMoneySql;
import org.reissue.settlement.RangeCheck;
import org.reissue.settlement.ReconciliationCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The check of cases against refunds (R10, R16): a refunded case has one, of at most the amount paid; other cases have
 * none. The archive keeps its refunded cases in a table of their own.
 */
@Configuration(proxyBeanMethods = false)
class CaseRefundCheckConfiguration {

    @Bean
    ReconciliationCheck caseRefundCheck(JdbcClient jdbc) {
        List<String> keys = List.of("reissue_case.id", "archived_refund.case_id", CaseMoneySql.CASE_KEY);
        return new RangeCheck(
                jdbc, "REFUND_OF_CASE", RangeCheck.KeyType.UUID, keys, """
                with checked as (
                    select id as case_id, status, paid_fen from reissue_case
                    where id > :after::uuid and id <= :upto::uuid
                    union all
                    select case_id, 'REFUNDED', paid_fen from archived_refund
                    where case_id > :after::uuid and case_id <= :upto::uuid),
                refund as (%s)
                select 'case ' || case_id as subject,
                       case when refund.case_id is null then 'a refund'
                            when c.status = 'REFUNDED' then 'at most ' || c.paid_fen || ' fen'
                            else 'REFUNDED' end as expected,
                       case when c.status = 'REFUNDED' then refund.amount_fen || ' fen' else c.status end as found
                from checked c full join refund using (case_id)
                where (c.status is not distinct from 'REFUNDED') <> (refund.case_id is not null)
                      or refund.amount_fen > c.paid_fen
                """.formatted(CaseMoneySql.REFUNDS_OF_RANGE));
    }
}
