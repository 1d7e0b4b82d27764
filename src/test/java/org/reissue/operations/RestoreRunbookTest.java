package org.reissue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What {@code docs/operations.md} tells to do with deadlines that passed while a lost cluster was being restored. */
@ReissueTest
class RestoreRunbookTest {

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

    /** The documented statement, by the time of the test. */
    private String statement() throws IOException {
        Matcher statement = STATEMENT.matcher(Files.readString(Path.of("docs", "operations.md")));
        assertThat(statement.find()).isTrue();
        return statement.group(1).replace("now()", "timestamptz '" + clock.instant() + "'");
    }
}
