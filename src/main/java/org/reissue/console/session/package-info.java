/** Who is signed in to the console: sessions in the database, named by a cookie. */
@NullMarked
package org.reissue.console.session;

import org.jspecify.annotations.NullMarked;
