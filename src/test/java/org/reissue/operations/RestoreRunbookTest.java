package org.reissue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.OwnPostgres;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What {@code docs/operations.md} tells to do with a cluster that is restored, and with deadlines that passed
 * meanwhile.
 */
@ReissueTest
class RestoreRunbookTest {

    private static final Path RUNBOOK = Path.of("docs", "operations.md");
    private static final Pattern SETTINGS = Pattern.compile("(?s)`postgresql.auto.conf`.*?```\\n(.+?) *```");
    private static final Pattern STATEMENT = Pattern.compile("db -c \"(update reissue_case set deadline_at[^\"]+)\"");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private SchemaOwner owner;

    @Autowired
    private TimeoutSweep sweep;

    @Test
    void who_could_not_answer_meanwhile_still_can() throws IOException {
        Story story = Story.of(api, clock);
        Instant applied = Instant.parse(story.apply("OTHER").expect(201).text("appliedAt"));
        story.waitFor("PT50H");

        assertThat(owner.sql(statement()).update()).isPositive();
        sweep.drain();

        Answer read = story.read();
        assertThat(read.text("status")).isEqualTo("PENDING_MERCHANT");
        assertThat(Instant.parse(read.text("deadline.at"))).isEqualTo(applied.plus(Duration.ofHours(48 + 36)));
        story.reject().expect(200);
    }

    /**
     * The base backup has the settings of its primary; a commit would wait for ever for a standby that nobody has made.
     */
    @Test
    void a_restored_cluster_waits_for_no_standby(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("restored");
        try (OwnPostgres primary = OwnPostgres.started(data)) {
            primary.query("alter system set synchronous_standby_names = '*'");
        }
        Files.writeString(data.resolve("postgresql.auto.conf"), settings(), StandardOpenOption.APPEND);
        try (OwnPostgres restored = OwnPostgres.restarted(data)) {
            assertThat(restored.query("show synchronous_standby_names")).isEmpty();
        }
    }

    /** What the runbook appends to the settings of a restored cluster. */
    private static String settings() throws IOException {
        Matcher settings = SETTINGS.matcher(Files.readString(RUNBOOK));
        assertThat(settings.find()).isTrue();
        return settings.group(1);
    }

    /** The documented statement, by the time of the test. */
    private String statement() throws IOException {
        Matcher statement = STATEMENT.matcher(Files.readString(RUNBOOK));
        assertThat(statement.find()).isTrue();
        return statement.group(1).replace("now()", "timestamptz '" + clock.instant() + "'");
    }
}
