package org.reissue.cases.commands;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of arbitrations (R16); {@code reissue.policy.evidence-window} is a setting of the rules.
 *
 * @param claim how long a member of staff has an arbitration in hand without claiming it again; must be positive
 */
@Validated
@ConfigurationProperties("reissue.arbitration")
record ArbitrationProperties(
        @NotNull @DurationMin(nanos = 1) Duration claim) {}
