package org.reissue.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.web.api.Paging;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A change of the audit log is noticed, even one by the owner of the database. */
@ReissueTest
class AuditChainTest {

    private final Api api;
    private final AuditChain chain;
    private final AuditService audit;
    private final SchemaOwner owner;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String subject = Story.fresh("subject");

    @Autowired
    AuditChainTest(
            Api api,
            AuditChain chain,
            AuditService audit,
            SchemaOwner owner,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.api = api;
        this.chain = chain;
        this.audit = audit;
        this.owner = owner;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void an_untouched_log_is_intact_and_grows() {
        Answer before = verify();
        assertThat(before.field("intact").booleanValue()).isTrue();
        assertThat(before.field("broken").isNull()).isTrue();
        record(subject);
        Answer after = verify();
        assertThat(after.field("intact").booleanValue()).isTrue();
        assertThat(after.number("entries")).isEqualTo(before.number("entries") + 1);
        assertThat(after.text("hash"))
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(before.field("hash").asString(""));
        api.merchant("clerk", "S-1").get("/api/v1/ops/audit/verification").expect(403);
    }

    @Test
    void a_changed_entry_shows() {
        assertBroken("update audit_entry set actor = 'somebody-else' where subject = '%s'", "CHANGED");
    }

    @Test
    void a_changed_value_shows() {
        assertBroken("update audit_entry set after = '{\"a\": 1}' where subject = '%s'", "CHANGED");
    }

    @Test
    void a_value_that_is_no_object_any_more_shows() {
        assertBroken("update audit_entry set after = '[1]' where subject = '%s'", "CHANGED");
    }

    @Test
    void an_entry_whose_value_is_no_object_any_more_is_listed_with_its_text() {
        record(subject);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            owner.tamper("update audit_entry set after = '[1]' where subject = '%s'".formatted(subject));
            assertThat(audit.find(new AuditFilter(null, subject, null, null), new Paging(null, null))
                            .items())
                    .extracting(AuditEntry::after)
                    .containsExactly(Map.of("unreadable", "[1]"));
        });
    }

    @Test
    void a_removed_entry_shows() {
        assertBroken("delete from audit_entry where subject = '%s'", "REMOVED");
    }

    @Test
    void an_entry_that_is_removed_together_with_its_link_shows() {
        assertBroken("""
                with removed as (delete from audit_entry where subject = '%s' returning id)
                delete from audit_link using removed where entry_id = removed.id
                """, "REMOVED");
    }

    @Test
    void an_entry_that_was_slipped_in_shows() {
        assertBroken("""
                insert into audit_entry (at, actor, action, subject) select at, actor, action, subject || '-2'
                from audit_entry where subject = '%s'
                """, "NOT_CHAINED");
    }

    /** The chain does not wait for entries of open transactions; they are chained once they commit. */
    @Test
    void an_entry_that_commits_late_is_chained_behind_those_that_did_not_wait() {
        transaction.executeWithoutResult(late -> {
            audit.record("test", AuditAction.CARRIER_SAVED, subject + "-late", null, Map.of());
            CompletableFuture.runAsync(() -> record(subject + "-early")).join();
            CompletableFuture.runAsync(chain::extend).join();
        });
        chain.extend();
        assertThat(jdbc.sql("""
                                select subject from audit_link join audit_entry on id = entry_id
                                where subject like ? || '-%' order by number
                                """).param(subject).query(String.class).list())
                .containsExactly(subject + "-early", subject + "-late");
        assertThat(verify().field("intact").booleanValue()).isTrue();
    }

    @Test
    void many_entries_by_several_writers_and_chainers_make_one_chain() {
        long before = verify().number("entries");
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                            transaction.executeWithoutResult(status -> audit.recordAll(
                                    "test",
                                    AuditAction.CATEGORY_IMPORTED,
                                    IntStream.range(0, AuditChain.BATCH)
                                            .mapToObj(i -> new AuditChange(subject, null, Map.of("line", i)))
                                            .toList()));
                            chain.extend();
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        Answer after = verify();
        assertThat(after.field("intact").booleanValue()).isTrue();
        assertThat(after.number("entries")).isEqualTo(before + 4L * AuditChain.BATCH);
    }

    /** Tampers in a transaction that is rolled back, and verifies within it. */
    private void assertBroken(String tampering, String fault) {
        record(subject);
        record(Story.fresh("next"));
        chain.extend();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            assertThat(owner.tamper(tampering.formatted(subject))).isPositive();
            AuditVerification verification = chain.verify();
            assertThat(verification.intact()).isFalse();
            assertThat(verification.broken().fault()).hasToString(fault);
            boolean shown = !fault.equals("REMOVED");
            assertThat(verification.broken().entry() != null).isEqualTo(shown);
            if (shown) {
                assertThat(verification.broken().entry().subject()).startsWith(subject);
            }
        });
        assertThat(chain.verify().intact()).isTrue();
    }

    private void record(String about) {
        transaction.executeWithoutResult(status ->
                audit.record("test", AuditAction.CATEGORY_SAVED, about, null, Map.of("list", List.of(1, "二"))));
    }

    private Answer verify() {
        return api.ops("judge").get("/api/v1/ops/audit/verification").expect(200);
    }
}
