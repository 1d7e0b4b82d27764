package org.reissue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reissue.testing.Answer;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.OwnPostgres;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.api.ReplicaReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A service that reads lists on a standby, which follows its primary by PostgreSQL's own replication. */
@SlowProof
class ReplicaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LIST = "/api/v1/merchant/reissues";
    private static final String HEARTBEAT =
            "select count(*) || ' ' || coalesce(max(beat_at)::text, '') from replica_heartbeat";

    /** So long that nothing grows too old by itself; the tests look after the replica by hand. */
    private static final String MAX_LAG = "reissue.datasource.replica-max-lag=PT10M";

    @TempDir
    private static Path directory;

    private static OwnPostgres primary;
    private static OwnPostgres standby;
    private static OtherInstance service;

    @BeforeAll
    static void a_service_starts_and_works_while_its_replica_is_away() throws Exception {
        primary = OwnPostgres.started(directory.resolve("primary"));
        standby = primary.standby(directory.resolve("standby"));
        standby.stop();
        service = OtherInstance.startedAt(
                primary.host(),
                "reissue.datasource.replica-url=jdbc:postgresql://" + standby.host() + "/postgres",
                MAX_LAG);
        replica().probe();

        Story story = applied();
        Answer list = story.merchant().get(LIST).expect(200);
        assertThat(list.texts("items", "id")).containsExactly(story.id());
        assertThat(list.header(ReplicaReader.HEADER)).isNull();
        service.api().anonymous().get("/actuator/health/readiness").expect(200);
        standby.start();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        standby.close();
        primary.close();
    }

    @BeforeEach
    void the_replica_is_in_use() {
        await("the replica is in use").atMost(PATIENCE).until(() -> {
            replica().probe();
            return isReadOnReplica();
        });
    }

    @Test
    void a_list_is_as_old_as_the_replica_and_says_so() throws Exception {
        Story story = applied();
        Story later = Story.of(service.api(), service.bean(TestClock.class), story.shopId);
        replica().probe();
        awaitReplication();
        standby.query("select pg_wal_replay_pause()");
        try {
            Instant before = Instant.now();
            later.apply("OTHER").expect(201);

            Answer list = story.merchant().get(LIST).expect(200);
            assertThat(list.texts("items", "id")).containsExactly(story.id());
            assertThat(Instant.parse(list.header(ReplicaReader.HEADER))).isBefore(before);
            for (String read : List.of(
                    LIST + "/counts", LIST + "/export", "/api/v1/merchant/scorecard?from=2026-03-01&to=2026-03-02")) {
                assertThat(story.merchant().get(read).expect(200).header(ReplicaReader.HEADER))
                        .as(read)
                        .isEqualTo(list.header(ReplicaReader.HEADER));
            }
            assertThat(later.read().header(ReplicaReader.HEADER)).isNull();
            later.approve().expect(200);
            Answer current = story.merchant()
                    .header("Cache-Control", "no-cache")
                    .get(LIST)
                    .expect(200);
            assertThat(current.texts("items", "id")).containsExactlyInAnyOrder(story.id(), later.id());
            assertThat(current.header(ReplicaReader.HEADER)).isNull();
        } finally {
            standby.query("select pg_wal_replay_resume()");
        }
        replica().probe();
        awaitReplication();
        assertThat(story.merchant().get(LIST).expect(200).texts("items", "id")).hasSize(2);
    }

    @Test
    void a_replica_that_is_behind_or_has_never_heard_of_this_instance_is_not_read() throws Exception {
        Story story = applied();
        for (String change : List.of(
                "update replica_heartbeat set beat_at = beat_at - interval '11 minutes'",
                "delete from replica_heartbeat")) {
            primary.query(change);
            awaitReplication();
            double failed = fallbacks("failed");
            Answer list = story.merchant().get(LIST).expect(200);
            assertThat(list.header(ReplicaReader.HEADER)).as(change).isNull();
            assertThat(list.texts("items", "id")).containsExactly(story.id());
            assertThat(fallbacks("failed")).isEqualTo(failed + 1);
            the_replica_is_in_use();
        }
    }

    @Test
    void a_replica_that_goes_away_is_left_at_once() throws Exception {
        Story story = applied();
        double failed = fallbacks("failed");
        double skipped = fallbacks("skipped");
        standby.stop();

        for (int call = 0; call < 3; call++) {
            Answer list = story.merchant().get(LIST).expect(200);
            assertThat(list.texts("items", "id")).containsExactly(story.id());
            assertThat(list.header(ReplicaReader.HEADER)).isNull();
        }
        assertThat(fallbacks("failed")).isEqualTo(failed + 1);
        assertThat(fallbacks("skipped")).isEqualTo(skipped + 2);
        replica().probe();
        assertThat(isReadOnReplica()).isFalse();

        standby.start();
    }

    @Test
    void a_call_that_reads_in_pieces_never_goes_back_in_time() throws Exception {
        MockHttpServletResponse begunOnReplica = new MockHttpServletResponse();
        MockHttpServletResponse begunOnPrimary = new MockHttpServletResponse();
        within(begunOnReplica, () -> {
            assertThat(reader().read(ReplicaTest::isOnStandby)).isTrue();
            String asOf = begunOnReplica.getHeader(ReplicaReader.HEADER);
            replica().probe();
            assertThat(reader().read(ReplicaTest::isOnStandby)).isTrue();
            assertThat(begunOnReplica.getHeader(ReplicaReader.HEADER)).isEqualTo(asOf);
            // another standby behind the same address, within the limit but behind what was read already
            primary.query("update replica_heartbeat set beat_at = '" + asOf + "'::timestamptz - interval '1 second'");
            awaitReplication();
            assertThat(reader().read(ReplicaTest::isOnStandby)).isFalse();
        });
        primary.query("update replica_heartbeat set beat_at = beat_at - interval '11 minutes'");
        awaitReplication();
        within(begunOnPrimary, () -> {
            assertThat(reader().read(ReplicaTest::isOnStandby)).isFalse();
            the_replica_is_in_use();
            assertThat(reader().read(ReplicaTest::isOnStandby)).isFalse();
            assertThat(begunOnPrimary.getHeader(ReplicaReader.HEADER)).isNull();
        });
    }

    @Test
    void within_a_transaction_everything_is_read_on_the_primary() {
        TransactionTemplate transaction = new TransactionTemplate(service.bean(PlatformTransactionManager.class));

        assertThat(transaction.<Boolean>execute(status -> isReadOnReplica())).isFalse();
    }

    private static Story applied() {
        Story story = Story.of(service.api(), service.bean(TestClock.class));
        story.apply("OTHER").expect(201);
        return story;
    }

    private static ReadReplica replica() {
        return service.bean(ReadReplica.class);
    }

    private static ReplicaReader reader() {
        return service.bean(ReplicaReader.class);
    }

    private static boolean isReadOnReplica() {
        return replica().read(ReplicaTest::isOnStandby, null).value();
    }

    private static boolean isOnStandby() {
        return service.bean(JdbcClient.class)
                .sql("select pg_is_in_recovery()")
                .query(Boolean.class)
                .single();
    }

    private static double fallbacks(String reason) {
        return service.bean(MeterRegistry.class)
                .get("reissue.replica.fallbacks")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static void within(MockHttpServletResponse response, Steps steps) throws Exception {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest(), response));
        try {
            steps.run();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    /** By what both show, since a commit of the tests' PostgreSQL is answered before it is in the log. */
    private static void awaitReplication() throws Exception {
        String written = primary.query(HEARTBEAT);
        await("the standby has the last heartbeat, and so everything before it")
                .atMost(PATIENCE)
                .until(() -> standby.query(HEARTBEAT).equals(written));
    }

    private interface Steps {
        void run() throws Exception;
    }
}
