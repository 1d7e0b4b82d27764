/** Signing in to the console, and what a page requires of those who are signed in. */
@NullMarked
package org.reissue.console.login;

import org.jspecify.annotations.NullMarked;
