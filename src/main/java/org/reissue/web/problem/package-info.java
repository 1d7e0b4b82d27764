/** Errors as RFC 9457 problems, in the language of the caller. */
package org.reissue.web.problem;
