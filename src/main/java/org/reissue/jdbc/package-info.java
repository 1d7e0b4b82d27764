/** Rows as arrays for {@code unnest}, and instants: what several repositories share. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package org.reissue.jdbc;

import org.jspecify.annotations.NullMarked;
