package org.reissue.deadlines;

import org.reissue.cases.timeouts.ReminderService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Plans the reminders of deadlines that were set while reminders were off (R19): once after each start, since another
 * instance may have worked without the setting until then.
 */
@Component
class ReminderBackfillJob {

    private final ReminderService reminders;
    private boolean done;

    ReminderBackfillJob(ReminderService reminders) {
        this.reminders = reminders;
    }

    /** Runs again after a failure. */
    @Scheduled(initialDelayString = "${reissue.jobs.first-poll}", fixedDelayString = "PT1M")
    synchronized void planMissing() {
        if (!done) {
            reminders.planMissing();
            done = true;
        }
    }
}
