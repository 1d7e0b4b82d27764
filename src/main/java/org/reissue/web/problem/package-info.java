/** Refusals as RFC 9457 problems, in the language of the caller: one enum of types, one place that sets the status. */
package org.reissue.web.problem;
