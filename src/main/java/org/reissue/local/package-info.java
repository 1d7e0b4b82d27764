/** Local mode, for a developer's machine: embedded PostgreSQL, sample data, tokens and a clock that can be advanced. */
@NullMarked
package org.reissue.local;

import org.jspecify.annotations.NullMarked;
