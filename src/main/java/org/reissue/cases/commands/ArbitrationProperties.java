package org.reissue.cases.commands;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of arbitrations (R16); {@code reissue.policy.evidence-window} is a setting of the rules.
 *
 * @param claim how long a member of staff has an arbitration in hand without claiming it again; must be positive
 */
@ConfigurationProperties("reissue.arbitration")
record ArbitrationProperties(Duration claim) {

    ArbitrationProperties {
        if (claim == null || claim.isNegative() || claim.isZero()) {
            throw new IllegalArgumentException("reissue.arbitration.claim must be a positive duration");
        }
    }
}
