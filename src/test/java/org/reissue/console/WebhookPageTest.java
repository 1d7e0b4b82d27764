package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.feed.events.FeedCursor;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReceiverStub;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ops manage webhook subscriptions without JavaScript. */
@ReissueTest
class WebhookPageTest {

    private static final String PATH = "/console/webhooks";
    private static final String REPLAY = "form.fields[action$=replay]";

    private final RoundTrips roundTrips;
    private final JdbcClient jdbc;
    private final Browser ops;
    private volatile int status = 204;
    private final ReceiverStub receiver = ReceiverStub.that(call -> status);

    @Autowired
    WebhookPageTest(RoundTrips roundTrips, Browsers browsers, JdbcClient jdbc) {
        this.roundTrips = roundTrips;
        this.jdbc = jdbc;
        this.ops = browsers.ops("OP-1");
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void the_secret_is_shown_once() {
        Page form = ops.get(PATH).expect(200);
        assertThat(form.html().select("#url, #shopId").eachAttr("maxlength")).containsExactly("500", "64");
        Page added = add(form);
        assertThat(added.expect(200).one(".secret").text()).startsWith("whsec_");
        assertThat(added.one("h1").text()).isEqualTo(receiver.url());

        Page again = add(form);
        assertThat(again.expect(200).has(".secret")).isFalse();
        assertThat(again.texts(".done").get(0)).contains("shown once already");
        assertThat(ops.get(PATH).texts("td a")).containsOnlyOnce(receiver.url());

        Page rotated = ops.submit(added, "form[action$=rotate]").expect(200);
        assertThat(rotated.one(".secret").text())
                .isNotEqualTo(added.one(".secret").text());
        delete(rotated);
    }

    @Test
    void a_test_event_tells_what_came_of_it_and_is_listed() {
        Page hook = add(ops.get(PATH));

        Page arrived = ops.submit(hook, "form[action$=test]").expect(200);
        assertThat(arrived.one(".done").text()).startsWith("The test event arrived: HTTP 204");
        status = 503;
        Page failed = ops.submit(arrived, "form[action$=test]").expect(200);
        assertThat(failed.one(".problem").text()).contains("did not arrive", "HTTP 503");
        assertThat(failed.texts("td .chip")).containsExactly("Test", "HTTP 503", "Test", "HTTP 204");

        String address = failed.one("form[action$=test]").attr("action").replace("/test", "");
        ops.get(address);
        assertThat(roundTrips.of(() -> ops.get(address)))
                .filteredOn(trip -> !trip.contains("case_event_id_seq")) // only if the position is not known of late
                .hasSizeLessThanOrEqualTo(3);
        assertThat(ops.get(address + "?after=x").expect(400).texts("main li"))
                .containsExactly("Page is not a cursor of this list");
        delete(failed);
    }

    @Test
    void it_is_paused_resumed_replayed_and_deleted() {
        Page hook = add(ops.get(PATH));

        Page paused = ops.submit(hook, "form[action$=pause]").expect(200);
        assertThat(paused.one(".title .chip").text()).isEqualTo("Paused");
        assertThat(paused.one(".done").text()).startsWith("Paused.");
        Page resumed = ops.submit(paused, "form[action$=resume]").expect(200);
        assertThat(resumed.one(".title .chip").text()).isEqualTo("Active");
        Page refused = ops.submit(resumed, REPLAY, "position", "<nowhere>").expect(400);
        assertThat(refused.one("#position").val()).isEqualTo("<nowhere>");
        assertThat(refused.has("#position-fault")).isTrue();
        assertThat(refused.one(".problem a").attr("href")).isEqualTo("#position");
        assertThat(refused.one("details:has(#position)").hasAttr("open")).isTrue();
        String position =
                resumed.html().select(".figures .words dd.number").last().text();
        assertThat(ops.submit(refused, REPLAY, "position", position)
                        .one(".done")
                        .text())
                .contains("sent again");

        Page list = delete(refused);
        assertThat(list.one(".done").text()).isEqualTo("The webhook is deleted.");
        assertThat(list.texts("td a")).doesNotContain(receiver.url());
    }

    @Test
    void it_begins_anew_with_the_oldest_event_that_is_kept_where_others_were_dropped() {
        Page paused = ops.submit(add(ops.get(PATH)), "form[action$=pause]").expect(200);
        assertThat(paused.one("details:has(#position)").text()).contains("resume it after the replay");
        String beginning = FeedCursor.at(0).text();
        long kept = jdbc.sql("select dropped_through from case_event_retention")
                .query(Long.class)
                .single();
        try {
            dropThrough(1);
            Page refused = ops.submit(paused, REPLAY, "position", beginning).expect(410);
            assertThat(refused.one(".problem").text()).contains("no longer kept", "Replay from the oldest kept event");
            assertThat(refused.one("details:has(#position)").hasAttr("open")).isTrue();

            Page replayed = ops.press(refused, "button[name=oldest]").expect(200);

            assertThat(replayed.one(".done").text()).contains("once it is resumed");
            assertThat(replayed.texts(".figures .words dd.number")).containsExactly(new FeedCursor(0, 1).text());
            assertThat(replayed.one(".title .chip").text()).isEqualTo("Paused");
            delete(replayed);
        } finally {
            dropThrough(kept);
        }
    }

    private void dropThrough(long position) {
        jdbc.sql("update case_event_retention set dropped_through = ?")
                .param(position)
                .update();
    }

    @Test
    void an_address_that_may_not_be_called_is_refused_with_the_input_kept() {
        Page refused = ops.submit(
                        ops.get(PATH), "form.fields", "url", "http://<x>", "shopId", "S-9", "types", "reissue.applied")
                .expect(400);

        assertThat(refused.has("#url-fault")).isTrue();
        assertThat(refused.one("#url").val()).isEqualTo("http://<x>");
        assertThat(refused.one("input[value='reissue.applied']").hasAttr("checked"))
                .isTrue();
        assertThat(ops.get(PATH + "/" + Story.fresh("none")).status()).isEqualTo(404);
    }

    @Test
    void one_type_is_counted_as_one() {
        Page added = ops.submit(ops.get(PATH), "form.fields", "url", receiver.url(), "types", "reissue.applied");

        assertThat(ops.get(PATH).texts("td span")).contains("events of 1 type");
        delete(added);
    }

    private Page add(Page form) {
        return ops.submit(form, "form.fields", "url", receiver.url());
    }

    private Page delete(Page hook) {
        return ops.submit(hook, "form[action$=delete]").expect(200);
    }
}
