/** What silence brings: the cases whose deadline has passed, decided and written in bulk. */
@NullMarked
package org.reissue.cases.timeouts;

import org.jspecify.annotations.NullMarked;
