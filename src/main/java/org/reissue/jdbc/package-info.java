/**
 * Rows as arrays for {@code unnest}, and instants in them: shared by the repositories of several modules. Also the pool
 * of connections to the primary.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package org.reissue.jdbc;

import org.jspecify.annotations.NullMarked;
