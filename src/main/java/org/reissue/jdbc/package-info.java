/**
 * Rows as arrays for {@code unnest}, instants and enums as they are stored: shared by several modules. Also the pool of
 * connections to the primary, reads on a replica, gauges whose values take queries, and batches of jobs.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package org.reissue.jdbc;

import org.jspecify.annotations.NullMarked;
