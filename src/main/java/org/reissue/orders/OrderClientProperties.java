package org.reissue.orders;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the calls to the order service.
 *
 * @param baseUrl where the order service is; an order is at {@code /orders/{orderId}} below
 * @param authorization the value of the {@code Authorization} header, such as {@code Bearer ...}; none if null
 * @param connectTimeout how long connecting may take; at least one millisecond
 * @param readTimeout how long one call may take from sending it to the last byte of the answer; at least one
 *     millisecond
 * @param retries how many more times a call is made that failed; 0 for none
 * @param pause how long the order service is left alone once half of the last calls failed; after so long callers are
 *     told to try again; at least one millisecond
 */
@Validated
@ConfigurationProperties("reissue.orders")
record OrderClientProperties(
        URI baseUrl,
        @Nullable String authorization,
        @NotNull @DurationMin(millis = 1) Duration connectTimeout,
        @NotNull @DurationMin(millis = 1) Duration readTimeout,
        @PositiveOrZero int retries,
        @NotNull @DurationMin(millis = 1) Duration pause) {

    /** Of another one the client quotes the whole in its complaint, at each call. */
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]+");

    OrderClientProperties {
        if (baseUrl.getHost() == null
                || !("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()))
                || baseUrl.getRawQuery() != null
                || baseUrl.getRawUserInfo() != null
                || baseUrl.getRawFragment() != null) {
            throw new IllegalArgumentException("reissue.orders.base-url must be like https://orders.example/api");
        }
        authorization =
                StringUtils.hasText(authorization) ? authorization.strip() : null; // files end with a line break
        if (authorization != null && !HEADER_VALUE.matcher(authorization).matches()) {
            throw new IllegalArgumentException(
                    "reissue.orders.authorization must be one line of ASCII, such as Bearer ...");
        }
    }

    /** Hides the authorization, as printed objects end up in logs. */
    @Override
    public String toString() {
        return "OrderClientProperties[baseUrl=" + baseUrl + "]";
    }
}
