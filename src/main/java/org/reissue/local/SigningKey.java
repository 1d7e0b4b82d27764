package org.reissue.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key that signs local tokens. The first instance generates it and stores it in the database, so that all instances
 * accept each other's tokens and tokens outlive a restart.
 */
final class SigningKey {

    private SigningKey() {}

    /**
     * Loads the key pair from the database, after generating it where there is none. Of two instances that start at
     * once one inserts and the other waits for it; both read the same key.
     */
    static ECKey loadOrCreate(JdbcClient jdbc) throws JOSEException, ParseException {
        jdbc.sql("insert into local_signing_key (jwk) values (?) on conflict do nothing")
                .param(generate().toJSONString())
                .update();
        return ECKey.parse(jdbc.sql("select jwk from local_signing_key")
                .query(String.class)
                .single());
    }

    static ECKey generate() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .algorithm(JWSAlgorithm.ES256)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
    }
}
