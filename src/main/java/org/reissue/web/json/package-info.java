/** Strict JSON: values are never guessed, rounded or converted. */
@NullMarked
package org.reissue.web.json;

import org.jspecify.annotations.NullMarked;
