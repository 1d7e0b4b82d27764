package org.reissue.console.login;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.page.Addresses;
import org.reissue.console.page.ConsolePage;
import org.reissue.console.page.ErrorPages;
import org.reissue.console.page.FailedPageFilter;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.console.session.ConsoleUser;
import org.reissue.console.session.SessionService;
import org.reissue.web.problem.Problem;
import org.reissue.web.security.CallLimiter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Configures the security of the console: a page requires a session and its scope, a form also a secret. Nothing is
 * kept in the memory of an instance.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnConsole
class ConsoleSecurityConfiguration {

    static final String LOGIN = "/console/login";

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final SessionService sessions;
    private final SignInService signIn;
    private final ConsoleCookies cookies;
    private final CallLimiter limiter;

    ConsoleSecurityConfiguration(
            SessionService sessions, SignInService signIn, ConsoleCookies cookies, CallLimiter limiter) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.cookies = cookies;
        this.limiter = limiter;
    }

    @Bean
    @Order(0)
    SecurityFilterChain consoleAccess(
            HttpSecurity http, ObjectProvider<IdentityProviders> configured, SignInRequestRepository requests)
            throws Exception {
        List<String> paths = new ArrayList<>(List.of("/console", "/console/**"));
        IdentityProviders providers = configured.getIfAvailable();
        if (providers != null) {
            // by name: Spring Security answers 500 for others
            providers.choices().forEach(choice -> paths.add("/oauth2/authorization/" + choice.registrationId()));
            paths.add(OAuth2LoginAuthenticationFilter.DEFAULT_FILTER_PROCESSES_URI);
            OpenIdConnectResultHandler results = new OpenIdConnectResultHandler(signIn);
            http.oauth2Login(login -> {
                login.addObjectPostProcessor(new BeginningOfSignIn());
                login.clientRegistrationRepository(providers)
                        .authorizedClientRepository(new ForgottenClientRepository())
                        .loginPage(LOGIN)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(requests))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(ProviderClients.tokens()))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(ProviderClients.users()))
                        .successHandler(results)
                        .failureHandler(results);
            });
        }
        return http.securityMatcher(paths.toArray(String[]::new))
                .authorizeHttpRequests(access -> {
                    access.requestMatchers(
                                    LOGIN,
                                    LOGIN + "/**",
                                    Addresses.ASSETS + "/**",
                                    "/console/language",
                                    "/console/clock", // does nothing outside local mode
                                    ErrorPages.REFUSED)
                            .permitAll();
                    for (ConsolePage page : ConsolePage.values()) {
                        access.requestMatchers(page.path(), page.path() + "/**")
                                .access((authentication, context) ->
                                        new AuthorizationDecision(maySee(authentication.get(), page)));
                    }
                    access.anyRequest().authenticated();
                })
                .addFilterBefore(new SessionFilter(sessions, cookies, limiter), LogoutFilter.class)
                // behind the sessions, so that the page of an error knows its user
                .addFilterBefore(new FailedPageFilter(), LogoutFilter.class)
                // the secret stays the same from page to page, so that a page in another tab keeps working
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .requestCache(cache -> cache.requestCache(signIn.requests()))
                .sessionManagement(management -> management.sessionCreationPolicy(STATELESS))
                .logout(logout -> logout.logoutUrl("/console/logout")
                        .addLogoutHandler((request, response, user) -> signIn.signOut(request, response))
                        .logoutSuccessUrl(LOGIN + "?out"))
                .exceptionHandling(refusals -> refusals.accessDeniedPage(ErrorPages.REFUSED)
                        .authenticationEntryPoint(ConsoleSecurityConfiguration::askToSignIn))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** A sign-in that cannot begin: the provider has not told its addresses yet, or the database is away. */
    private static final class BeginningOfSignIn
            implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {

        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler(
                    (request, response, failure) -> ErrorPages.show(request, response, Problem.unavailable(failure)));
            return filter;
        }
    }

    /** Leads strangers to the page to sign in, which tells the sender of a form that the session had ended. */
    private static void askToSignIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException {
        response.sendRedirect(request.getMethod().equals("POST") ? LOGIN + "?ended" : LOGIN);
    }

    private static boolean maySee(Authentication authentication, ConsolePage page) {
        return authentication.getPrincipal() instanceof ConsoleUser user && page.isFor(user.scope());
    }

    private CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("reissue-csrf");
        tokens.setCookieCustomizer(cookies::protect);
        return tokens;
    }
}
