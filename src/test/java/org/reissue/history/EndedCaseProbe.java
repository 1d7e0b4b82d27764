package org.reissue.history;

import org.springframework.context.ApplicationContext;

/** Lets tests of other packages count what the log has gained, which production does every second. */
public final class EndedCaseProbe {

    private EndedCaseProbe() {}

    public static void count(ApplicationContext context) {
        context.getBean(EndedCaseJob.class).count();
    }
}
