/** Refusals as RFC 9457 problems, in the language of the caller: one enum of types, one place that sets the status. */
@NullMarked
package org.reissue.web.problem;

import org.jspecify.annotations.NullMarked;
