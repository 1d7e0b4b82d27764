package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * The claim of a member of staff who has an arbitration in hand (R16).
 *
 * @param by the member of staff
 * @param until when the claim lapses, in UTC
 */
@Embeddable
public record ArbitrationClaim(
        @Column(name = "claimed_by") String by,
        @Column(name = "claimed_until") Instant until) {

    boolean runs(Instant now) {
        return now.isBefore(until);
    }
}
