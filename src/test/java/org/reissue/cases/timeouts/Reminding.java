package org.reissue.cases.timeouts;

import java.time.Clock;
import java.time.Duration;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.lifecycle.Policy;
import org.reissue.telemetry.Spans;
import org.reissue.testing.Story;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** R19 for tests in the shared context, whose own policy has no reminders: deadlines are announced 12 hours before. */
public final class Reminding {

    private Reminding() {}

    /** Makes a service that announces deadlines, of the beans of a context. */
    public static ReminderService of(BeanFactory beans) {
        Policy policy = beans.getBean(Policy.class);
        Policy reminding = new Policy(
                policy.applyWindow(),
                policy.merchantResponse(),
                policy.shipment(),
                policy.buyerResponse(),
                policy.autoComplete(),
                policy.scanWindow(),
                policy.evidenceWindow(),
                policy.overdueCompensationFen(),
                Duration.ofHours(12),
                policy.dueSoon());
        return new ReminderService(
                beans.getBean(NearDeadlineRepository.class),
                beans.getBean(TransitionRecorder.class),
                beans.getBean(TimeoutMetrics.class),
                reminding,
                beans.getBean(Clock.class),
                beans.getBean(Spans.class),
                beans.getBean(TransactionTemplate.class));
    }

    /** Plans the reminder of a case's deadline, as a context with reminders does when the case is applied for. */
    public static void plan(JdbcClient jdbc, Story story) {
        jdbc.sql("insert into deadline_reminder select id, deadline_at from reissue_case where id = ?::uuid")
                .param(story.id())
                .update();
    }
}
