package org.reissue.console.login;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The clients that ask the identity provider while somebody signs in. They are Spring Security's own, which would wait
 * without end for a provider that takes a call and says nothing; for its keys they wait 30 seconds.
 */
final class ProviderClients {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private ProviderClients() {}

    /** Fetches the tokens for a code. */
    static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(connections())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    /** Fetches more about a user, for registrations whose scopes ask for it. */
    static OAuth2UserService<OidcUserRequest, OidcUser> users() {
        RestTemplate client = new RestTemplate(connections());
        client.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService details = new DefaultOAuth2UserService();
        details.setRestOperations(client);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(details);
        return users;
    }

    private static JdkClientHttpRequestFactory connections() {
        JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(TIMEOUT)
                .build());
        connections.setReadTimeout(TIMEOUT);
        return connections;
    }
}
