package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reissue.feed.FeedProbe;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.OwnPostgres;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A primary is lost, with commits that its asynchronous standby never had, and the standby is promoted. */
@SlowProof
class FailoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern PROMOTION = Pattern.compile("psql -h b -d postgres (.*pg_promote.*)");
    private static final Pattern STATEMENT = Pattern.compile("-c (['\"])(.+?)\\1");

    @TempDir
    private static Path directory;

    private static OwnPostgres primary;
    private static OwnPostgres standby;
    private static OtherInstance service;

    @BeforeAll
    static void a_service_on_a_primary_with_a_standby() throws Exception {
        primary = OwnPostgres.started(directory.resolve("primary"));
        standby = primary.standby(directory.resolve("standby"));
        service = OtherInstance.startedAt(primary.host() + "," + standby.host(), "reissue.jobs.first-poll=100");
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        standby.close();
        primary.close();
    }

    @Test
    void no_event_id_is_given_twice_and_a_reader_misses_no_event() throws Exception {
        Api api = service.api();
        FeedProbe reader = FeedProbe.fromNow(api, service.bean(JdbcClient.class));
        Story kept = lived(api);
        await().atMost(PATIENCE)
                .until(() -> standby.query("select count(*) from case_event")
                        .equals(primary.query("select count(*) from case_event")));
        standby.query("alter system set primary_conninfo = ''");
        standby.query("select pg_reload_conf()");
        await().atMost(PATIENCE)
                .until(() -> standby.query("select count(*) from pg_stat_wal_receiver")
                        .equals("0"));
        List<Story> lost = List.of(lived(api), lived(api), lived(api), lived(api));
        reader.readOn();
        List<String> idsBefore = List.copyOf(reader.ids());
        assertThat(idsBefore).hasSize(10);

        primary.stop();
        Answer away = api.system().get(FeedProbe.PATH + "?after=" + reader.cursor());
        assertThat(away.expect(503).text("type")).isEqualTo("urn:reissue:problem:service-unavailable");
        assertThat(away.header("Retry-After")).isEqualTo("2");
        promoteAsDocumented();

        await().atMost(PATIENCE)
                .until(() -> api.system()
                                .get(FeedProbe.PATH + "?after=" + reader.cursor())
                                .status()
                        == 200);
        Story after = lived(api);
        reader.readOn();
        assertThat(reader.typesOf(after.id())).containsExactly("reissue.applied", "reissue.cancelled");
        assertThat(reader.ids()).hasSize(12).doesNotHaveDuplicates();
        FeedProbe anew = FeedProbe.fromTheBeginning(api);
        anew.readOn();
        assertThat(anew.typesOf(kept.id())).hasSize(2);
        assertThat(anew.typesOf(after.id())).hasSize(2);
        // jobs that read the log step over the gap too
        String last = standby.query("select max(id) from case_event");
        await().atMost(PATIENCE)
                .until(() -> standby.query("select position >= " + last + " from ended_case_position")
                        .equals("t"));
        assertThat(lost)
                .allSatisfy(story -> assertThat(anew.typesOf(story.id())).isEmpty());
    }

    /** By the statements of the runbook, on a standby that as a copy of its primary commits synchronously. */
    private static void promoteAsDocumented() throws Exception {
        standby.query("alter system set synchronous_standby_names = '*'");
        standby.query("select pg_reload_conf()");
        Matcher command = PROMOTION.matcher(Files.readString(Path.of("docs/operations.md")));
        assertThat(command.find()).isTrue();
        Matcher statements = STATEMENT.matcher(command.group(1));
        while (statements.find()) {
            standby.query(statements.group(2));
        }
        assertThat(standby.query("select pg_is_in_recovery()")).isEqualTo("f");
        assertThat(standby.query("show synchronous_standby_names")).isEmpty();
    }

    private static Story lived(Api api) {
        Story story = Story.of(api, service.bean(TestClock.class));
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        return story;
    }
}
