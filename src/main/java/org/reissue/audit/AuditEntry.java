package org.reissue.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change, or a reading of a receiver, that the audit log records.
 *
 * @param at when, in UTC
 * @param actor the member of staff or the system: the {@code sub} of the token
 * @param action what was done; a newer version of the service may record others
 * @param subject the id of what was changed
 * @param before the value before; null if there was none
 * @param after the value afterwards; null if there was none
 */
public record AuditEntry(
        Instant at,
        @Schema(example = "ops-1") String actor,
        @Schema(implementation = AuditAction.class) String action,
        @Schema(example = "smart-home") String subject,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after) {}
