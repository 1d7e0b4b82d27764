/** The schedule of the sweep, its batches, and the quarantine of failing cases. Firing itself is in {@code cases}. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"cases :: timeouts", "jdbc", "telemetry"})
@NullMarked
package org.reissue.deadlines;

import org.jspecify.annotations.NullMarked;
