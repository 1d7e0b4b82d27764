/** Authentication and authorization: bearer tokens, scopes, and the caller read from them. */
@NullMarked
package org.reissue.web.security;

import org.jspecify.annotations.NullMarked;
