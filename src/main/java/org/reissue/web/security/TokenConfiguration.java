package org.reissue.web.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.reissue.web.api.SteadyTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.cache.concurrent.ConcurrentMapCache;
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
 * Checks more of a bearer token than issuer and audience, which Spring Boot checks: an expiry is required, and a type
 * that is absent, {@code JWT} or {@code at+jwt}.
 */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

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
            OAuth2ResourceServerProperties properties,
            List<OAuth2TokenValidator<Jwt>> validators) {
        List<String> audiences = properties.getJwt().getAudiences();
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
        // so that keys are not parsed for each token; without a cache the decoder brings one of its own, of five
        // minutes
        ConcurrentMap<Object, Object> parsed = Caffeine.newBuilder()
                .expireAfterWrite(KeySetClient.PAUSE)
                .ticker(new SteadyTime(realTime))
                .build()
                .asMap();
        // one for all decoders: until the issuer has told where its keys are, each call tries to make one
        KeySetClient client = new KeySetClient(realTime);
        return builder -> builder.validateType(false)
                .restOperations(client)
                .cache(new ConcurrentMapCache("issuer-keys", parsed, false));
    }
}
