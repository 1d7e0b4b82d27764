/** Rows as arrays for {@code unnest}, and instants: what several repositories share. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.reissue.jdbc;
