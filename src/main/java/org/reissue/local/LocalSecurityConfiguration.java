package org.reissue.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Accepts the tokens of {@link LocalTokenIssuer} only; Spring Boot's own decoder backs off. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalSecurityConfiguration {

    @Bean
    ECKey localSigningKey(JdbcClient jdbc) throws JOSEException, ParseException {
        return SigningKey.loadOrCreate(jdbc);
    }

    @Bean
    JwtDecoder localJwtDecoder(ECKey key, List<OAuth2TokenValidator<Jwt>> validators) {
        JWKSet keys = new JWKSet(key.toPublicJWK());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(keys))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>(validators);
        all.add(new JwtIssuerValidator(LocalTokenIssuer.ISSUER));
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(all));
        return decoder;
    }
}
