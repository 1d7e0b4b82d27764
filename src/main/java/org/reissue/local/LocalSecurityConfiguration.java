package org.reissue.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
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

    /**
     * The key that signs local tokens. The first instance generates it and stores it in the database, so that all
     * instances accept each other's tokens and tokens outlive a restart. Of two instances that start at once one
     * inserts and the other waits for it; both read the same key.
     */
    @Bean
    static ECKey localSigningKey(JdbcClient jdbc) throws JOSEException, ParseException {
        jdbc.sql("insert into local_signing_key (jwk) values (?) on conflict do nothing")
                .param(newSigningKey().toJSONString())
                .update();
        return ECKey.parse(jdbc.sql("select jwk from local_signing_key")
                .query(String.class)
                .single());
    }

    static ECKey newSigningKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .algorithm(JWSAlgorithm.ES256)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
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
