/** The OpenAPI description, as far as springdoc does not derive it from signatures and Javadoc. */
@NullMarked
package org.reissue.web.openapi;

import org.jspecify.annotations.NullMarked;
