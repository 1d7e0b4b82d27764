/** Requests and responses: the caller, parameters and their limits, paging, languages. */
@NullMarked
package org.reissue.web.api;

import org.jspecify.annotations.NullMarked;
