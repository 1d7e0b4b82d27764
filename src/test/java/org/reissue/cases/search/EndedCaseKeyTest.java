package org.reissue.cases.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** PostgreSQL computes the key of an ended case by lists of names, the service by the order of constants. */
@ReissueTest
class EndedCaseKeyTest {

    private static final List<CaseStatus> ENDED =
            Stream.of(CaseStatus.values()).filter(CaseStatus::isTerminal).toList();

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void an_ended_case_has_the_key_by_which_lists_look_for_its_status_and_reason() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            for (CaseStatus ended : ENDED) {
                for (Reason reason : Reason.values()) {
                    assertThat(keyOf(story, ended, reason))
                            .as("%s, %s", ended, reason)
                            .isEqualTo(CaseSort.endedKey(ended, reason).getEpochSecond());
                }
            }
        });
    }

    private long keyOf(Story story, CaseStatus status, Reason reason) {
        return jdbc.sql("""
                update reissue_case set status = ?, reason = ? where id = ?::uuid
                returning extract(epoch from deadline_key)::bigint""")
                .params(status.name(), reason.name(), story.id())
                .query(Long.class)
                .single();
    }
}
