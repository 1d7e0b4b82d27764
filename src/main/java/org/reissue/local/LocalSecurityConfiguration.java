package org.reissue.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
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
    JwtDecoder localJwtDecoder(ECKey key, @Qualifier("realTime") Clock realTime) {
        JWKSet keys = new JWKSet(key.toPublicJWK());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(keys))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        JwtTimestampValidator timestamps = new JwtTimestampValidator();
        timestamps.setClock(realTime);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(timestamps, new JwtIssuerValidator(LocalTokenIssuer.ISSUER))));
        return decoder;
    }
}
