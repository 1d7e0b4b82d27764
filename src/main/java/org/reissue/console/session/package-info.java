/** Sessions of the users who are signed in to the console: in the database, named by a cookie. */
@NullMarked
package org.reissue.console.session;

import org.jspecify.annotations.NullMarked;
