package org.reissue.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * The token issuer of the tests, with a signing key of its own: a second instance is a foreign issuer whose tokens must
 * be refused. Tokens live by real time, whatever {@link TestClock} says.
 */
public final class Tokens {

    private final RSAKey key;

    public Tokens() {
        try {
            key = new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String buyer(String subject) {
        return token(Map.of("sub", subject, "scope", "buyer"));
    }

    public String merchant(String subject, String shopId) {
        return token(Map.of("sub", subject, "scope", "merchant", "shop_id", shopId));
    }

    public String ops(String subject) {
        return token(Map.of("sub", subject, "scope", "ops"));
    }

    public String system(String subject) {
        return token(Map.of("sub", subject, "scope", "system"));
    }

    /** A token that ended a day ago, in real time. */
    public String expired(String subject, String scope) {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        return token(Map.of("sub", subject, "scope", scope, "exp", Date.from(yesterday)));
    }

    /** A signed token with exactly these claims; unless given, it was issued a minute ago and lasts another hour. */
    public String token(Map<String, ?> claims) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issueTime(Date.from(now.minus(Duration.ofMinutes(1))))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        claims.forEach(set::claim);
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), set.build());
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** Accepts what this issuer signed, within its time. */
    public JwtDecoder decoder() {
        try {
            return NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
