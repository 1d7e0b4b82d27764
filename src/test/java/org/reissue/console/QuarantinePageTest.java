package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of the sweep, on which quarantined cases are released. */
@ReissueTest
class QuarantinePageTest {

    private static final String PATH = "/console/operations";

    private final TestClock clock;
    private final JdbcClient jdbc;
    private final RoundTrips roundTrips;
    private final Story story;
    private final Browser ops;

    @Autowired
    QuarantinePageTest(Api api, TestClock clock, JdbcClient jdbc, RoundTrips roundTrips, Browsers browsers) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.roundTrips = roundTrips;
        this.story = Story.of(api, clock);
        this.ops = browsers.ops("OP-1");
    }

    @BeforeEach
    void a_case_is_quarantined() {
        story.apply("OTHER").expect(201);
        jdbc.sql(
                        "insert into case_quarantine (case_id, attempts, retry_at, error) values (?::uuid, 3, ?::timestamptz, ?)")
                .params(story.id(), clock.instant().plus(Duration.ofDays(400)).toString(), "<script>alert(1)</script>")
                .update();
    }

    @AfterEach
    void it_leaves_quarantine() {
        jdbc.sql("delete from case_quarantine where case_id = ?::uuid")
                .param(story.id())
                .update();
    }

    @Test
    void a_quarantined_case_is_released() {
        Page page = ops.get(PATH).expect(200);
        assertThat(page.texts("td")).contains("<script>alert(1)</script>");
        assertThat(roundTrips.of(() -> ops.get(PATH))).hasSize(2);

        Page released = release(page).expect(200);

        assertThat(released.one(".done").text()).isEqualTo("The next sweep tries it again.");
        assertThat(jdbc.sql("select retry_at <= ?::timestamptz from case_quarantine where case_id = ?::uuid")
                        .params(clock.instant().toString(), story.id())
                        .query(Boolean.class)
                        .list())
                .doesNotContain(false);
    }

    @Test
    void a_case_that_has_left_quarantine_meanwhile_needs_no_release() {
        Page page = ops.get(PATH).expect(200);
        it_leaves_quarantine();

        Page gone = release(page).expect(200);

        assertThat(gone.path()).isEqualTo(PATH);
        assertThat(gone.one(".done").text()).isEqualTo("The case is not quarantined any more.");
    }

    @Test
    void a_case_that_the_sweep_has_in_hand_is_released_later() {
        Page page = ops.get(PATH).expect(200);

        Page busy = roundTrips.failing("lock case_quarantine", RoundTrips.LOCKED, 0, () -> release(page));

        assertThat(busy.expect(409).one(".problem h2").text()).isEqualTo("Busy");
        assertThat(release(busy).expect(200).has(".done")).isTrue();
    }

    private Page release(Page page) {
        return ops.submit(page, "form[action$=" + story.id() + "/release]");
    }
}
