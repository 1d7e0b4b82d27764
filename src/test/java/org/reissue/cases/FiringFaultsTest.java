package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database, not a case, keeps deadlines from being fired: a full disk, a lock, a missing column. */
@ReissueTest
class FiringFaultsTest {

    private final TimeoutSweep sweep;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;
    private final Story story;

    @Autowired
    FiringFaultsTest(Api api, TestClock clock, TimeoutSweep sweep, JdbcClient jdbc, SchemaOwner owner) {
        this.sweep = sweep;
        this.jdbc = jdbc;
        this.owner = owner;
        this.story = Story.of(api, clock);
    }

    @Test
    void while_the_disk_of_the_database_is_full_no_case_is_quarantined_and_callers_come_again() {
        story.apply("OTHER").expect(201);
        refuseToFire("disk_full");
        Answer refused = story.approve().expect(503);
        assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:service-unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertThat(catchThrowable(sweep::drain)).isNotNull();
        allowToFire();

        sweep.drain();
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(jdbc.sql("select count(*) from case_quarantine where case_id = ?::uuid")
                        .param(story.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock_not_available", "disk_full", "undefined_column", "read_only_sql_transaction"})
    void whatever_keeps_a_case_from_being_fired_does_not_keep_it_from_being_read(String fault) {
        story.apply("OTHER").expect(201);
        refuseToFire(fault);
        Answer read = story.read();
        Answer timeline = story.buyer()
                .get("/api/v1/buyer/reissues/" + story.id() + "/timeline")
                .expect(200);
        Answer eligibility = story.buyer()
                .get("/api/v1/buyer/orders/" + story.orderId + "/eligibility")
                .expect(200);
        allowToFire();

        assertThat(read.text("status")).isEqualTo("PENDING_MERCHANT");
        assertThat(timeline.texts("items", "type")).containsExactly("reissue.applied");
        assertThat(eligibility.text("items.0.openCaseId")).isEqualTo(story.id());
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
    }

    private void refuseToFire(String fault) {
        change("""
                create function refuse_write() returns trigger language plpgsql as $$
                begin
                    raise exception 'no' using errcode = '%s';
                end
                $$""".formatted(fault));
        change("""
                create trigger refused before update on reissue_case for each row when (old.id = '%s')
                execute function refuse_write()""".formatted(story.id()));
        story.waitFor("PT48H");
    }

    private void allowToFire() {
        change("drop function refuse_write() cascade");
    }

    private void change(String sql) {
        owner.sql(sql).update();
    }
}
