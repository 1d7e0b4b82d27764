/** The event log of cases, {@code case_event}, which is the timeline, the audit trail and the outbox. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"lifecycle", "jdbc", "telemetry"})
@NullMarked
package org.reissue.history;

import org.jspecify.annotations.NullMarked;
