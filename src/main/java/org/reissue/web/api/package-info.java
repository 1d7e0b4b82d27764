/** Requests and responses: the caller, parameters and their limits, paging, languages. */
package org.reissue.web.api;
