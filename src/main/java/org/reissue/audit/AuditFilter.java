package org.reissue.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Text;

/**
 * Selects audit entries. An entry must match all filters given.
 *
 * @param actor the member of staff or the system
 * @param subject the id of what was changed
 * @param from at this time or later
 * @param to before this time
 */
public record AuditFilter(
        @Schema(example = "ops-1") @Text @Nullable String actor,
        @Schema(example = "smart-home") @Text @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** An empty text filters nothing. */
    public AuditFilter {
        actor = actor == null || actor.isEmpty() ? null : actor;
        subject = subject == null || subject.isEmpty() ? null : subject;
    }
}
