package org.reissue.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.reissue.testing.Answer;
import org.reissue.testing.Story;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of a refund, as the history of its case has it. */
final class RefundAssertions {

    private RefundAssertions() {}

    static void assertContradicts(Answer answer) {
        assertThat(answer.expect(409).text("type")).isEqualTo("urn:reissue:problem:contradicting-result");
    }

    static List<String> refundEvents(Story story) {
        return story.eventTypes().stream()
                .filter(type -> type.startsWith("reissue.refund"))
                .toList();
    }

    static String lastEvent(Story story, JdbcClient jdbc) {
        return jdbc.sql("""
                        select type || ' ' || rule || ' ' || actor_kind || ' ' || details from case_event
                        where case_id = ?::uuid and from_status is null and to_status is null and version is null
                        order by id desc limit 1
                        """).param(story.id()).query(String.class).single();
    }
}
