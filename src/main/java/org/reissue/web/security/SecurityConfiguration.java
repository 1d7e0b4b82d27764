package org.reissue.web.security;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.CallFailure;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemDocuments;
import org.reissue.web.problem.ProblemType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Requires the scope of each part of the API. Of what lies outside {@code /api} a list of paths is open; those ignore
 * tokens, so that an expired token in Swagger UI does not keep anyone from fetching a new one.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * The paths that are open to any caller, where they exist; all others outside the API are answered as not found.
     */
    private static final String[] OPEN_PATHS = {
        "/",
        "/actuator/**",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/local/**",
        "/carrier-feeds/**",
        "/error"
    };

    /** Swagger UI sets styles as it goes; nothing else is loaded from a page but its own files. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:;"
            + " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final ProblemDocuments problems;
    private final CallLimiter limiter;

    SecurityConfiguration(ProblemDocuments problems, CallLimiter limiter) {
        this.problems = problems;
        this.limiter = limiter;
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiAccess(HttpSecurity http, JwtDecoder decoder, @Qualifier("realTime") Clock realTime)
            throws Exception {
        AuthenticationManager authentications = new BearerTokenAuthenticator(decoder, realTime);
        http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> {
                    for (Scope scope : Scope.values()) {
                        requests.requestMatchers(scope.path() + "/**").access(SecurityConfiguration::permit);
                    }
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.authenticationManager(authentications))
                        .bearerTokenResolver(new StrictBearerTokenResolver())
                        .authenticationEntryPoint(this::unauthorized)
                        .accessDeniedHandler(this::forbidden))
                .addFilterBefore(new CallLimitFilter(limiter::countApiCall, problems), AuthorizationFilter.class);
        return stateless(http);
    }

    @Bean
    @Order(2)
    SecurityFilterChain openAccess(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN_PATHS)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(new CallLimitFilter(limiter::countOpenCall, problems), AuthorizationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                        (request, response, refusal) -> problems.write(response, Problem.notFound())));
        return stateless(http);
    }

    private static AuthorizationDecision permit(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        String path = context.getRequest().getServletPath();
        return new AuthorizationDecision(
                CallerReader.of(authentication.get(), path).isPresent());
    }

    private static SecurityFilterChain stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /**
     * Switches off the observations of single filters, which cost more than the filters. Requests are still observed.
     */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Lets all HTTP methods through to Spring MVC, which answers with 405 and the allowed methods. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** Answers refused paths with {@code not-found}, refused headers with {@code invalid-request}. */
    @Bean
    RequestRejectedHandler firewallRefusal(StrictHttpFirewall firewall) {
        return (request, response, refusal) -> {
            Problem problem;
            try {
                firewall.getFirewalledRequest(request);
                problem = Problem.invalid("header", "invalid.header");
            } catch (RequestRejectedException path) {
                problem = Problem.notFound();
            }
            problems.write(response, problem);
        };
    }

    private void unauthorized(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        try {
            limiter.countAnonymous(request);
        } catch (Problem tooMany) {
            problems.write(response, tooMany);
            return;
        }
        if (refusal instanceof IssuerUnavailableException) {
            CallFailure.keep(request, refusal);
            problems.write(response, Problem.unavailable(refusal));
            return;
        }
        boolean tokenSent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, tokenSent ? "Bearer error=\"invalid_token\"" : "Bearer");
        problems.write(response, new Problem(ProblemType.UNAUTHORIZED));
    }

    private void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        problems.write(response, new Problem(ProblemType.FORBIDDEN));
    }
}
