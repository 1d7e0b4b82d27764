package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.reissue.lifecycle.Decision;

/**
 * The last arbitration of a case (R16).
 *
 * @param openedAt when the arbitration began, in UTC
 * @param decision the ruling; null until it is made, like the rest
 * @param blame who is to blame
 * @param opinion why
 * @param ruledAt when it was ruled, in UTC
 */
@Embeddable
public record Arbitration(
        @Column(name = "arbitration_opened_at") Instant openedAt,
        @Enumerated(EnumType.STRING) Decision decision,
        @Enumerated(EnumType.STRING) Blame blame,
        String opinion,
        Instant ruledAt) {

    static Arbitration opened(Instant now) {
        return new Arbitration(now, null, null, null, null);
    }

    Arbitration ruled(Ruling ruling, Instant now) {
        return new Arbitration(openedAt, ruling.decision(), ruling.blame(), ruling.opinion(), now);
    }
}
