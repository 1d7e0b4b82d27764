package org.reissue.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself refuses, whatever the application does. */
@ReissueTest
class LedgerRulesTest {

    private static final String ENTRY = """
            with entry as (
                insert into journal_entry (kind, shop_id, reference, at) values ('CREDIT', 'S-rules', gen_random_uuid()::text, now())
                returning id)
            """;

    private final JdbcClient jdbc;
    private final SchemaOwner owner;
    private final Story story;

    @Autowired
    LedgerRulesTest(Api api, TestClock clock, JdbcClient jdbc, SchemaOwner owner) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.story = Story.of(api, clock);
    }

    @BeforeEach
    void there_is_something_to_tamper_with() {
        story.credit("PAYABLE", 10).expect(200);
    }

    @Test
    void an_entry_balances_in_itself() {
        assertThat(jdbc.sql(ENTRY + """
                        insert into posting (entry_id, account, shop_id, amount_fen)
                        select id, 'PAYABLE', 'S-rules', 0 from entry union all select id, 'CLEARING', 'S-rules', 0 from entry
                        """).update()).isEqualTo(2);
        assertThatThrownBy(() -> jdbc.sql(ENTRY + """
                        insert into posting (entry_id, account, shop_id, amount_fen)
                        select id, 'PAYABLE', 'S-rules', 5 from entry union all select id, 'CLEARING', 'S-rules', -4 from entry
                        """).update()).hasMessageContaining("must sum to zero");
    }

    @Test
    void two_entries_do_not_balance_each_other() {
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into posting (entry_id, account, shop_id, amount_fen)
                        select id, 'CLEARING', shop_id, case row_number() over (order by id) when 1 then 7 else -7 end
                        from (select id, shop_id from journal_entry order by id desc limit 2) entry
                        """).update()).hasMessageContaining("must sum to zero");
    }

    @Test
    void an_entry_comes_with_its_postings() {
        assertThatThrownBy(() -> jdbc.sql(ENTRY + "select id from entry")
                        .query(Long.class)
                        .single())
                .hasMessageContaining("must come with its postings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update posting set amount_fen = amount_fen",
                "update posting set amount_fen = 0 where false",
                "delete from posting",
                "truncate posting",
                "update journal_entry set at = now()",
                "delete from journal_entry",
                "truncate journal_entry cascade",
                "update coupon set amount_fen = 1",
                "delete from coupon",
                "truncate coupon"
            })
    void not_even_the_owner_changes_what_was_written_about_money(String tampering) {
        assertThatThrownBy(() -> owner.sql(tampering).update()).hasMessageContaining("only grows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payable_fen", "deposit_fen"})
    void no_bucket_falls_below_zero(String bucket) {
        assertThatThrownBy(() -> jdbc.sql("update shop_account set " + bucket + " = -1 where shop_id = ?")
                        .param(story.shopId)
                        .update())
                .hasMessageContaining("check constraint");
    }

    @Test
    void a_case_is_compensated_once() {
        story.letShipmentBecomeOverdue("OTHER");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into payout (case_id, kind, amount_fen, status, shop_id, buyer_id, order_id, item_id, reason, rule,
                                            owed_at)
                        select case_id, kind, amount_fen, 'DUE', shop_id, buyer_id, order_id, item_id, reason, rule, owed_at
                        from payout where case_id = ?::uuid
                        """).param(story.id()).update()).hasMessageContaining("payout_once_per_case");
    }
}
