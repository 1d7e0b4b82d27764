/** Signing in to the console, and the scopes that pages require. */
@NullMarked
package org.reissue.console.login;

import org.jspecify.annotations.NullMarked;
