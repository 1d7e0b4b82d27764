package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.reissue.testing.Answer;
import org.reissue.testing.TestClock;

/** Assertions about a case in a response. */
final class CaseAssertions {

    private CaseAssertions() {}

    /** The case has the status, and a deadline after the time left with that timeout. */
    static void assertOpen(TestClock clock, Answer answer, String status, String timeLeft, String timeout) {
        assertThat(answer.text("status")).isEqualTo(status);
        assertThat(answer.text("deadline.at"))
                .isEqualTo(clock.instant().plus(Duration.parse(timeLeft)).toString());
        assertThat(answer.text("deadline.then")).isEqualTo(timeout);
    }

    /** The case has the terminal status, no deadline and no allowed actions. */
    static void assertEnded(Answer answer, String status) {
        assertThat(answer.text("status")).isEqualTo(status);
        assertThat(answer.field("deadline").isNull()).isTrue();
        assertThat(actions(answer)).isEmpty();
    }

    static List<String> actions(Answer answer) {
        return answer.field("allowedActions")
                .valueStream()
                .map(node -> node.stringValue())
                .toList();
    }
}
