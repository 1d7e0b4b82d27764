package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reissue.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The effects check of the fault suite finds each violation that is planted into an empty database. */
class EffectCheckerTest {

    private static final String CASE = "00000000-0000-0000-0000-000000000001";
    private static final String PAYOUT = "00000000-0000-0000-0000-000000000002";
    private static final String OTHER = "00000000-0000-0000-0000-000000000003";
    private static final Map<String, String> VIOLATIONS = new LinkedHashMap<>();

    private static TestDatabase database;

    private Connection connection;
    private JdbcClient jdbc;
    private EffectChecker checker;

    static {
        VIOLATIONS.put("a violation per overdue shipment", """
                insert into violation (case_id, shop_id, kind, compensation_fen, at)
                values ('%s', 'S-1', 'SHIPMENT_OVERDUE', 300, now())""".formatted(CASE));
        VIOLATIONS.put(
                "a compensation per case that was ever overdue, and no other",
                reissueCase("CLOSED") + ";" + payout("COMPENSATION", "OUTSTANDING", 0));
        VIOLATIONS.put("a refund per refunded case, and no other", reissueCase("REFUNDED"));
        VIOLATIONS.put(
                "no second payout of a kind",
                "alter table payout drop constraint payout_once_per_case;"
                        + payout("COMPENSATION", "DUE", 0)
                        + ";"
                        + payout("COMPENSATION", "DUE", 0).replace(PAYOUT, OTHER));
        VIOLATIONS.put(
                "a coupon, an entry and an event per settled compensation, and no other",
                payout("COMPENSATION", "SETTLED", 0));
        VIOLATIONS.put("an event per request of a refund", payout("REFUND", "REQUESTED", 1));
        VIOLATIONS.put(
                "a coupon of the amount owed", payout("COMPENSATION", "SETTLED", 0) + """
                        ; insert into coupon (payout_id, case_id, buyer_id, amount_fen, issued_at)
                        values ('%1$s', '%2$s', 'B-1', 299, now());
                        insert into journal_entry (kind, shop_id, at, payout_id, case_id)
                        values ('COMPENSATION', 'S-1', now(), '%1$s', '%2$s');
                        insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id,
                                                reason, rule)
                        values ('%2$s', 'reissue.compensation-settled', now(), 'SYSTEM', 'S-1', 'B-1', 'O-1', 'I-1',
                                'OTHER', 'R12')""".formatted(PAYOUT, CASE));
        VIOLATIONS.put(
                "postings that sum to zero",
                "insert into posting (entry_id, account, shop_id, amount_fen) values (1, 'CLEARING', 'S-1', 1)");
        VIOLATIONS.put("balances that are the sums of their postings", """
                insert into shop_account (shop_id, payable_fen) values ('S-1', 300);
                insert into posting (entry_id, account, shop_id, amount_fen)
                values (1, 'DEPOSIT', 'S-1', 300), (1, 'CLEARING', 'S-1', -300)""");
        VIOLATIONS.put(
                "no case in quarantine",
                "insert into case_quarantine (case_id, attempts, retry_at, error) values ('%s', 1, now(), 'broken')"
                        .formatted(CASE));
        VIOLATIONS.put(
                "no two open cases of an item",
                "drop index reissue_case_one_open;"
                        + reissueCase("PENDING_MERCHANT")
                        + ";"
                        + reissueCase("PENDING_MERCHANT").replace(CASE, OTHER));
    }

    @BeforeAll
    static void migrate() {
        database = TestDatabase.createMigratedDatabase("effect_checker");
    }

    @BeforeEach
    void past_foreign_keys_and_triggers() throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("set session_replication_role = replica").update();
        checker = new EffectChecker(jdbc);
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void in_an_empty_database_nothing_is_found() {
        assertThat(checker.check()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("violations")
    void a_violation_is_found(String rule, String violation) {
        Stream.of(violation.split(";")).forEach(statement -> jdbc.sql(statement).update());

        assertThat(checker.check()).singleElement().asString().startsWith("Not " + rule + ": [");
    }

    @Test
    void each_rule_has_a_violation_here() {
        assertThat(VIOLATIONS.keySet()).isEqualTo(EffectChecker.rules());
    }

    static Stream<Arguments> violations() {
        return VIOLATIONS.entrySet().stream().map(entry -> arguments(entry.getKey(), entry.getValue()));
    }

    private static String reissueCase(String status) {
        return """
                insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity,
                                          evidence, status, scan_due, version, applied_at, updated_at, ended_at)
                values ('%s', 'S-1', 'B-1', 'O-1', 'I-1', 'Lamp', 19900, 'OTHER', 1, '{}', '%s', false, 1, now(), now(),
                        %s)""".formatted(CASE, status, status.equals("PENDING_MERCHANT") ? "null" : "now()");
    }

    private static String payout(String kind, String status, int attempt) {
        return """
                insert into payout (id, case_id, kind, amount_fen, status, shop_id, buyer_id, order_id, item_id, reason,
                                    rule, owed_at, attempt)
                values ('%s', '%s', '%s', 300, '%s', 'S-1', 'B-1', 'O-1', 'I-1', 'OTHER', 'R12', now(), %d)""".formatted(PAYOUT, CASE, kind, status, attempt);
    }
}
