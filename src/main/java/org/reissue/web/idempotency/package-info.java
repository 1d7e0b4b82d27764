/** The Idempotency-Key: a command is carried out once per key, and replayed after that. */
package org.reissue.web.idempotency;
