package org.reissue.scorecards;

import org.reissue.history.SafePosition;
import org.reissue.jdbc.QueryGauges;
import org.springframework.stereotype.Component;

/** Publishes how far the scorecards are behind the log. */
@Component
class ScorecardMetrics {

    ScorecardMetrics(ScorecardPositionRepository position, SafePosition safePosition, QueryGauges gauges) {
        gauges.register(
                "reissue.scorecards.lag.events",
                "Positions of the log that the scorecards do not count yet",
                () -> Math.max(0, safePosition.position() - position.position()));
        gauges.register(
                "reissue.scorecards.stopped",
                "1 if the scorecards stopped at events that were dropped before they were counted",
                position::countStopped);
    }
}
