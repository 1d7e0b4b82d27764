/**
 * Rows as arrays for {@code unnest}, and instants in them, and enums by name: shared by several modules. Also the pool
 * of connections to the primary, reads on a replica, and gauges whose values take queries.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package org.reissue.jdbc;

import org.jspecify.annotations.NullMarked;
