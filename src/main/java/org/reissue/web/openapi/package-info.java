/** The OpenAPI description, as far as springdoc does not derive it from signatures and Javadoc. */
package org.reissue.web.openapi;
