package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** R16: cases from before the migration get the facts that the service would have stored. */
@ReissueTest
class ArbitrationMigrationTest {

    private static final String FACTS = """
            select was_overdue, evidence_until, buyer_stated_at, merchant_stated_at from reissue_case
            where id = ?::uuid
            """;

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    ArbitrationMigrationTest(Api api, TestClock clock, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void the_migration_finds_overdue_shipments_evidence_windows_and_statements() throws IOException {
        Story story = Story.of(api, clock);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        state(story, "buyer");
        state(story, "merchant");
        story.rule("REISSUE").expect(200);
        story.ship().expect(200);
        story.waitFor("PT1H");
        story.escalate().expect(200);
        story.waitFor("PT1H");
        state(story, "merchant");
        Story late = Story.of(api, clock);
        late.letShipmentBecomeOverdue("OTHER");
        Story untouched = Story.of(api, clock);
        untouched.apply("OTHER").expect(201);

        String backfill = backfill();
        for (Story one : new Story[] {story, late, untouched}) {
            Map<String, Object> stored = facts(one);
            transaction.executeWithoutResult(rolledBack -> {
                rolledBack.setRollbackOnly();
                jdbc.sql("""
                                update reissue_case set was_overdue = false, evidence_until = null,
                                                        buyer_stated_at = null, merchant_stated_at = null
                                where id = ?::uuid
                                """).param(one.id()).update();
                jdbc.sql(backfill).update();
                assertThat(facts(one)).isEqualTo(stored);
            });
        }
        assertThat(facts(story).get("merchant_stated_at")).isNotNull();
        assertThat(facts(story).get("buyer_stated_at")).isNull();
        assertThat(facts(late).get("was_overdue")).isEqualTo(true);
    }

    private Map<String, Object> facts(Story story) {
        return jdbc.sql(FACTS).param(story.id()).query().singleRow();
    }

    private static void state(Story story, String side) {
        boolean buyer = side.equals("buyer");
        (buyer ? story.buyer() : story.merchant())
                .post(buyer ? story.asBuyer("/statements") : story.asMerchant("/statements"), Map.of("comment", "见附件"))
                .expect(200);
    }

    /** The last statement of the migration. */
    private static String backfill() throws IOException {
        String migration =
                new ClassPathResource("db/migration/V10__arbitration.sql").getContentAsString(StandardCharsets.UTF_8);
        return migration.substring(migration.lastIndexOf("\nupdate ")).replace(";", "");
    }
}
