/** Errors as RFC 9457 problems, in the language of the caller. */
@NullMarked
package org.reissue.web.problem;

import org.jspecify.annotations.NullMarked;
