/** Scorecards: what happened at each shop on each day, counted from the event log by a follower of its own. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"history", "lifecycle", "jdbc", "web"})
@NullMarked
package org.reissue.scorecards;

import org.jspecify.annotations.NullMarked;
