package org.reissue.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reissue.console.ConsoleProperties;
import org.reissue.lifecycle.Policy;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.TestClock;
import org.reissue.web.problem.Messages;
import org.springframework.beans.factory.annotation.Autowired;

/** A deadline is coloured when the quick filter {@code DUE_SOON} lists its case, whatever the setting is (R18). */
@ReissueTest
class FormatsTest {

    private final ConsoleProperties properties;
    private final Policy policy;
    private final TestClock clock;
    private final Messages messages;

    @Autowired
    FormatsTest(ConsoleProperties properties, Policy policy, TestClock clock, Messages messages) {
        this.properties = properties;
        this.policy = policy;
        this.clock = clock;
        this.messages = messages;
    }

    @Test
    void a_deadline_is_soon_from_the_setting_on_and_urgent_from_2_hours_on() {
        Formats formats = dueSoon(Duration.ofHours(24));

        assertThat(urgency(formats, Duration.ofHours(24).plusMinutes(1))).isEmpty();
        assertThat(urgency(formats, Duration.ofHours(24))).isEqualTo("soon");
        assertThat(urgency(formats, Duration.ofHours(2).plusMinutes(1))).isEqualTo("soon");
        assertThat(urgency(formats, Duration.ofHours(2))).isEqualTo("urgent");
        assertThat(formats.dueSoonSeconds()).isEqualTo(86_400);
    }

    @Test
    void a_deadline_that_is_urgent_before_it_is_soon_stays_urgent() {
        Formats formats = dueSoon(Duration.ofHours(1));

        assertThat(urgency(formats, Duration.ofHours(2).plusMinutes(1))).isEmpty();
        assertThat(urgency(formats, Duration.ofMinutes(90))).isEqualTo("urgent");
    }

    @Test
    void a_span_whose_end_is_by_a_clock_that_is_behind_has_no_length() {
        Formats formats = dueSoon(Duration.ofHours(1));

        assertThat(formats.span(Duration.ofMinutes(-2))).isEqualTo(formats.span(Duration.ZERO));
        assertThat(formats.late(clock.instant().plusSeconds(120))).isEqualTo(formats.span(Duration.ZERO));
    }

    @Test
    void an_event_of_a_type_that_only_a_newer_version_knows_is_called_by_its_name() {
        Formats formats = dueSoon(Duration.ofHours(1));

        assertThat(formats.event("reissue.approved")).isEqualTo("同意补寄");
        assertThat(formats.event("reissue.put-on-hold")).isEqualTo("put-on-hold");
    }

    private String urgency(Formats formats, Duration left) {
        return formats.urgency(clock.instant().plus(left));
    }

    private Formats dueSoon(Duration dueSoon) {
        Policy changed = new Policy(
                policy.applyWindow(),
                policy.merchantResponse(),
                policy.shipment(),
                policy.buyerResponse(),
                policy.autoComplete(),
                policy.scanWindow(),
                policy.evidenceWindow(),
                policy.overdueCompensationFen(),
                policy.reminderBefore(),
                dueSoon);
        return new Formats(properties, changed, clock, messages);
    }
}
