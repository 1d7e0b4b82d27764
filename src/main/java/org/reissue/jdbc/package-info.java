/**
 * Rows as arrays for {@code unnest}, and instants in them: shared by the repositories of several modules. Also the pool
 * of connections to the primary, reads on a replica, and gauges whose values take queries.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package org.reissue.jdbc;

import org.jspecify.annotations.NullMarked;
