package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Decision;

/**
 * The last arbitration of a case (R16).
 *
 * @param openedAt when the arbitration was opened, in UTC
 * @param decision the decision of ops; this and the following are null until ops rule
 * @param blame who is to blame
 * @param opinion why ops decided so
 * @param ruledAt when ops ruled, in UTC
 */
@Embeddable
public record Arbitration(
        @Column(name = "arbitration_opened_at") Instant openedAt,
        @Nullable Decision decision,
        @Nullable Blame blame,
        @Nullable String opinion,
        @Nullable Instant ruledAt) {

    static Arbitration opened(Instant now) {
        return new Arbitration(now, null, null, null, null);
    }

    Arbitration ruled(Ruling ruling, Instant now) {
        return new Arbitration(openedAt, ruling.decision(), ruling.blame(), ruling.opinion(), now);
    }
}
