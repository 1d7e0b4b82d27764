/** The schedule of the sweep, its batches, and setting a poisonous case aside. Firing itself is in {@code cases}. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"cases :: timeouts"})
@NullMarked
package org.reissue.deadlines;

import org.jspecify.annotations.NullMarked;
