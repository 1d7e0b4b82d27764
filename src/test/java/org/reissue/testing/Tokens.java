package org.reissue.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The token issuer of the tests, with a signing key of its own: a second instance is a foreign issuer whose tokens must
 * be refused. Tokens live by real time, whatever {@link TestClock} says.
 */
public final class Tokens {

    /** The claim {@code iss}. */
    public static final String ISSUER = "https://issuer.test";

    /** The claim {@code aud}. */
    public static final String AUDIENCE = "reissue";

    /** A token whose key the service cannot fetch. */
    public static final String OF_ISSUER_AWAY = "issuer-away";

    /** To sign takes long. Far less than a token lasts. */
    private static final Duration REUSED_FOR = Duration.ofMinutes(10);

    private static final int REUSED_AT_MOST = 10_000;

    private final RSAKey key;
    private final RSASSASigner signer;
    private final Map<Map<String, String>, String> reused = new ConcurrentHashMap<>();
    private volatile Instant reusedUntil = Instant.now().plus(REUSED_FOR);

    public Tokens() {
        try {
            key = new RSAKeyGenerator(2048).generate();
            signer = new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String buyer(String subject) {
        return reused(Map.of("sub", subject, "scope", "buyer"));
    }

    public String merchant(String subject, String shopId) {
        return reused(Map.of("sub", subject, "scope", "merchant", "shop_id", shopId));
    }

    public String ops(String subject) {
        return reused(Map.of("sub", subject, "scope", "ops"));
    }

    public String system(String subject) {
        return reused(Map.of("sub", subject, "scope", "system"));
    }

    private String reused(Map<String, String> claims) {
        if (Instant.now().isAfter(reusedUntil) || reused.size() > REUSED_AT_MOST) {
            reused.clear();
            reusedUntil = Instant.now().plus(REUSED_FOR);
        }
        return reused.computeIfAbsent(claims, this::token);
    }

    /** A token that ended a day ago, in real time. */
    public String expired(String subject, String scope) {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        return token(Map.of("sub", subject, "scope", scope, "exp", Date.from(yesterday)));
    }

    /**
     * A signed token with exactly these claims; unless given, it is this issuer's for this service, was issued a minute
     * ago and lasts another hour. A claim that is given as null is absent.
     */
    public String token(Map<String, ?> claims) {
        return token(new JWSHeader(JWSAlgorithm.RS256), claims);
    }

    /** A signed token with that header. */
    public String token(JWSHeader header, Map<String, ?> claims) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issueTime(Date.from(now.minus(Duration.ofMinutes(1))))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        claims.forEach(set::claim);
        SignedJWT jwt = new SignedJWT(header, set.build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** The public half of the signing key. */
    public RSAPublicKey publicKey() {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
