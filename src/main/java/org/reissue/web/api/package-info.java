/** What controllers take and give: the caller, parameters and their limits, paging and languages. */
@NullMarked
package org.reissue.web.api;

import org.jspecify.annotations.NullMarked;
