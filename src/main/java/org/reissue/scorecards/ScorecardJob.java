package org.reissue.scorecards;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the scorecards up every {@code reissue.scorecards.poll-interval}, on every instance. */
@Component
class ScorecardJob {

    private final ScorecardFollower follower;

    ScorecardJob(ScorecardFollower follower) {
        this.follower = follower;
    }

    @Scheduled(
            initialDelayString = "${reissue.jobs.first-poll}",
            fixedDelayString = "${reissue.scorecards.poll-interval}")
    void count() {
        follower.drain();
    }
}
