/** Authentication and authorization: bearer tokens, scopes, and the caller read from them. */
package org.reissue.web.security;
