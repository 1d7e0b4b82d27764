package org.reissue.web.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of calls, pages of the console included, per caller and instance. A limit that is not set does not exist.
 *
 * @param buyer of a buyer
 * @param merchant of a member of a shop's staff
 * @param ops of a member of the platform's staff
 * @param system of one of the platform's systems
 * @param anonymous of an address without a valid token; of an IPv6 network, whose addresses share 64 bits
 * @param apply of a buyer who applies or cancels, which makes work for others
 */
@ConfigurationProperties("reissue.limits")
@Validated
record LimitProperties(
        @Valid @Nullable Rate buyer,
        @Valid @Nullable Rate merchant,
        @Valid @Nullable Rate ops,
        @Valid @Nullable Rate system,
        @Valid @Nullable Rate anonymous,
        @Valid @Nullable PerMinute apply) {

    /**
     * A steady rate.
     *
     * @param perSecond calls per second, at most one in each nanosecond
     * @param burst how many calls may come at once after a pause; by default as many as in one second
     */
    record Rate(
            @Nullable @Positive @Max(1_000_000_000) Integer perSecond,
            @Nullable @Positive Integer burst) {}

    /** @param perMinute calls per minute, which may come at once */
    record PerMinute(@Nullable @Positive Integer perMinute) {}
}
