/** What controllers take and give: the caller, parameters and their limits, paging and languages. */
package org.reissue.web.api;
