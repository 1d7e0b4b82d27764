/**
 * Rows as arrays for {@code unnest}, and instants in them: shared by the repositories of several modules. Also the pool
 * of connections to the primary.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.reissue.jdbc;
