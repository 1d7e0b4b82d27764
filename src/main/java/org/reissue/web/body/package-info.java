/** Bodies of requests: the limits of their size and time, and the forms in them. */
@NullMarked
package org.reissue.web.body;

import org.jspecify.annotations.NullMarked;
