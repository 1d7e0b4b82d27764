package org.reissue.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key that signs local tokens. Whichever instance comes first makes it; the database keeps it, so that all
 * instances accept each other's tokens, and tokens outlive a restart.
 */
final class SigningKey {

    private SigningKey() {}

    /** The database's key pair, made now if it has none yet. */
    static ECKey keptIn(JdbcClient jdbc) throws JOSEException, ParseException {
        Optional<String> kept = read(jdbc);
        if (kept.isEmpty()) {
            // of two that start at once one inserts, the other waits for it; then both read the same key
            jdbc.sql("insert into local_signing_key (jwk) values (:jwk) on conflict do nothing")
                    .param("jwk", generate().toJSONString())
                    .update();
            kept = read(jdbc);
        }
        return ECKey.parse(kept.orElseThrow());
    }

    static ECKey generate() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .algorithm(JWSAlgorithm.ES256)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private static Optional<String> read(JdbcClient jdbc) {
        return jdbc.sql("select jwk from local_signing_key").query(String.class).optional();
    }
}
