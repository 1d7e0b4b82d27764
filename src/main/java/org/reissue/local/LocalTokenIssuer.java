package org.reissue.local;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Issues tokens to any caller, in local mode only. They expire by real time, whatever the business time. */
@Component
@Profile("local")
class LocalTokenIssuer {

    static final String ISSUER = "reissue-local";
    static final Duration LIFETIME = Duration.ofHours(12);

    private static final JwsHeader HEADER =
            JwsHeader.with(SignatureAlgorithm.ES256).build();

    private final JwtEncoder encoder;
    private final Clock realTime;

    LocalTokenIssuer(ECKey key, @Qualifier("realTime") Clock realTime) {
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
        this.realTime = realTime;
    }

    /**
     * Issues a signed token.
     *
     * @param shopId the claim {@code shop_id}; null for none
     */
    String issue(String scope, String subject, @Nullable String shopId) {
        Instant now = realTime.instant();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .subject(subject)
                .claim("scope", scope)
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME));
        if (shopId != null) {
            claims.claim("shop_id", shopId);
        }
        return encoder.encode(JwtEncoderParameters.from(HEADER, claims.build())).getTokenValue();
    }
}
