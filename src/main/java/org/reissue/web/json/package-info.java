/** JSON taken at its word: nothing is guessed, rounded or converted. */
@NullMarked
package org.reissue.web.json;

import org.jspecify.annotations.NullMarked;
