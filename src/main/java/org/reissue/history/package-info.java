/** The one log, {@code case_event}: timeline, audit trail and outbox at once. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"lifecycle", "jdbc"})
@NullMarked
package org.reissue.history;

import org.jspecify.annotations.NullMarked;
