/** The OpenAPI description: what Javadoc and signatures do not say by themselves. */
@NullMarked
package org.reissue.web.openapi;

import org.jspecify.annotations.NullMarked;
