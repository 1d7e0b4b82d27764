package org.reissue.web.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * What a bearer token has to show beside issuer and audience, which Spring Boot checks: an expiry, and a type that is
 * absent, {@code JWT} or {@code at+jwt}.
 */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

    /**
     * How long keys are trusted without asking the issuer. With the minute that {@link CachingAuthenticationManager}
     * trusts a token, a withdrawn key is refused within five minutes.
     */
    private static final Duration KEYS_TRUSTED = Duration.ofMinutes(3);

    @Bean
    OAuth2TokenValidator<Jwt> tokenTimes(@Qualifier("realTime") Clock realTime) {
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setAllowEmptyExpiryClaim(false);
        times.setClock(realTime);
        return times;
    }

    @Bean
    OAuth2TokenValidator<Jwt> tokenType() {
        JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        return type;
    }

    /** The decoder for a key that is given, not fetched. Spring Boot ignores such a key once an issuer is set. */
    @Bean
    @ConditionalOnProperty(PREFIX + "public-key-location")
    JwtDecoder publicKeyDecoder(
            @Value("${" + PREFIX + "public-key-location}") RSAPublicKey key,
            @Value("${" + PREFIX + "issuer-uri}") String issuer,
            @Value("${" + PREFIX + "audiences}") List<String> audiences,
            List<OAuth2TokenValidator<Jwt>> validators) {
        List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>(validators);
        all.add(new JwtIssuerValidator(issuer));
        all.add(new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, named -> named != null && named.stream().anyMatch(audiences::contains)));
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(key).validateType(false).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(all));
        return decoder;
    }

    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer issuerKeys(@Qualifier("realTime") Clock realTime) {
        return builder -> builder.validateType(false)
                .restOperations(new KeySetClient(realTime))
                .cache(new CaffeineCache(
                        "issuer-keys",
                        Caffeine.newBuilder().expireAfterWrite(KEYS_TRUSTED).build()));
    }
}
