/** Rows as arrays for {@code unnest}, and instants in them: shared by the repositories of several modules. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package org.reissue.jdbc;

import org.jspecify.annotations.NullMarked;
