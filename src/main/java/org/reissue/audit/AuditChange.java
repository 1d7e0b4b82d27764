package org.reissue.audit;

import org.jspecify.annotations.Nullable;

/**
 * A change to be recorded. Never a secret, and no personal data but ids.
 *
 * @param subject the id of what was changed
 * @param before the value before, a record or a map; null if there was none
 * @param after the value now, a record or a map; null if there is none
 */
public record AuditChange(
        String subject, @Nullable Object before, @Nullable Object after) {}
