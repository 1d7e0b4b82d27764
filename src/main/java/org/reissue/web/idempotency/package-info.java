/** The Idempotency-Key: a command is carried out once per key, and replayed after that. */
@NullMarked
package org.reissue.web.idempotency;

import org.jspecify.annotations.NullMarked;
