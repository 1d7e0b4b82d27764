/** The OpenAPI description: what Javadoc and signatures do not say by themselves. */
package org.reissue.web.openapi;
