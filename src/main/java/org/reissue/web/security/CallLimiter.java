package org.reissue.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.reissue.web.api.SteadyTime;
import org.reissue.web.problem.Problem;
import org.reissue.web.security.LimitProperties.PerMinute;
import org.reissue.web.security.LimitProperties.Rate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Limits the calls of each caller, by real time. Each instance counts for itself, so with n instances a caller may make
 * up to n times as many calls: the limits protect an instance and are not a quota.
 */
@Component
@EnableConfigurationProperties(LimitProperties.class)
public class CallLimiter {

    private static final int MAX_CALLERS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final String ANONYMOUS = "anonymous";
    private static final String APPLY = "apply";
    private static final String ACTUATOR = "/actuator/";
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
    private static final int IPV6_BYTES = 16;
    private static final Pattern APPLY_OR_CANCEL = Pattern.compile("/api/v1/buyer/reissues(/[^/]+/cancel)?");

    private final Map<Scope, Bandwidth> limits = new EnumMap<>(Scope.class);
    private final @Nullable Bandwidth anonymousLimit;
    private final @Nullable Bandwidth applyLimit;
    private final TimeMeter time;
    private final MeterRegistry metrics;
    private final Cache<Object, Bucket> buckets;

    CallLimiter(LimitProperties properties, @Qualifier("realTime") Clock realTime, MeterRegistry metrics) {
        put(Scope.BUYER, properties.buyer());
        put(Scope.MERCHANT, properties.merchant());
        put(Scope.OPS, properties.ops());
        put(Scope.SYSTEM, properties.system());
        this.anonymousLimit = bandwidth(properties.anonymous());
        this.applyLimit = bandwidth(properties.apply());
        this.time = new SteadyMeter(new SteadyTime(realTime));
        this.metrics = metrics;
        Stream.concat(Arrays.stream(Scope.values()).map(Scope::claim), Stream.of(ANONYMOUS, APPLY))
                .forEach(this::refused);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build();
    }

    /**
     * Counts a call of the API with a valid token: for its caller, or for its address where the token does not permit
     * the call. Calls without a valid token are counted when they are refused.
     *
     * @throws Problem {@code too-many-requests}
     */
    void countApiCall(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken) {
            CallerReader.of(authentication, request.getServletPath())
                    .ifPresentOrElse(caller -> count(caller, request), () -> countAnonymous(request));
        }
    }

    /**
     * Counts a call for its caller: of the API, or for a page of the console.
     *
     * @throws Problem {@code too-many-requests}
     */
    public void count(Caller caller) {
        count(caller, limits.get(caller.scope()), caller.scope().claim());
    }

    /**
     * Counts a call outside the API for its address, except calls of probes and of metrics collectors.
     *
     * @throws Problem {@code too-many-requests}
     */
    public void countOpenCall(HttpServletRequest request) {
        if (!request.getServletPath().startsWith(ACTUATOR)) {
            countAnonymous(request);
        }
    }

    /**
     * Counts a call without a valid token for its address.
     *
     * @throws Problem {@code too-many-requests}
     */
    void countAnonymous(HttpServletRequest request) {
        count(network(request.getRemoteAddr()), anonymousLimit, ANONYMOUS);
    }

    /** The address; of an IPv6 address the first 64 bits, since whoever has one has all that share them. */
    private static String network(String address) {
        if (address.indexOf(':') < 0 || !IPV6.matcher(address).matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // with a colon it is no name to look up
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2) : address;
        } catch (UnknownHostException malformed) {
            return address;
        }
    }

    private void count(Caller caller, HttpServletRequest request) {
        count(caller);
        if (request.getMethod().equals("POST")
                && APPLY_OR_CANCEL.matcher(request.getServletPath()).matches()) {
            count(new Applicant(caller), applyLimit, APPLY);
        }
    }

    private void count(Object caller, @Nullable Bandwidth limit, String name) {
        if (limit == null) {
            return;
        }
        Bucket bucket = buckets.get(
                caller,
                unknown -> Bucket.builder()
                        .addLimit(limit)
                        .withCustomTimePrecision(time)
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            refused(name).increment();
            long nanos = probe.getNanosToWaitForRefill();
            throw Problem.tooManyRequests(1 + (nanos - 1) / TimeUnit.SECONDS.toNanos(1));
        }
    }

    private Counter refused(String limit) {
        return Counter.builder("reissue.limits.refused")
                .description("Calls that were refused because their caller made too many")
                .tag("limit", limit)
                .register(metrics);
    }

    private void put(Scope scope, @Nullable Rate rate) {
        Bandwidth limit = bandwidth(rate);
        if (limit != null) {
            limits.put(scope, limit);
        }
    }

    private static @Nullable Bandwidth bandwidth(@Nullable Rate rate) {
        if (rate == null || rate.perSecond() == null) {
            return null;
        }
        return Bandwidth.builder()
                .capacity(rate.burst() == null ? rate.perSecond() : rate.burst())
                .refillGreedy(rate.perSecond(), Duration.ofSeconds(1))
                .build();
    }

    private static @Nullable Bandwidth bandwidth(@Nullable PerMinute rate) {
        if (rate == null || rate.perMinute() == null) {
            return null;
        }
        return Bandwidth.builder()
                .capacity(rate.perMinute())
                .refillGreedy(rate.perMinute(), Duration.ofMinutes(1))
                .build();
    }

    private record Applicant(Caller buyer) {}

    /**
     * A bucket gets nothing while its time lies behind: with the clock put back, callers would wait until it catches
     * up.
     */
    private record SteadyMeter(SteadyTime time) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return time.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
