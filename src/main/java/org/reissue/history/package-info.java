/** The one log, {@code case_event}: timeline, audit trail and outbox at once. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"lifecycle", "jdbc"})
package org.reissue.history;
