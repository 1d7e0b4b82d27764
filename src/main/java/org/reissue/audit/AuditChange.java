package org.reissue.audit;

import org.jspecify.annotations.Nullable;

/**
 * A change to be recorded. Never a secret, and no personal data but ids.
 *
 * @param subject the id of what was changed
 * @param before what was there before, a record or a map; null if nothing was
 * @param after what is there now, a record or a map; null if nothing is
 */
public record AuditChange(
        String subject, @Nullable Object before, @Nullable Object after) {}
