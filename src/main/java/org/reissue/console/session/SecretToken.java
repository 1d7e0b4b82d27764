package org.reissue.console.session;

import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/** Random tokens for cookies. The database has only their hashes, so that a reader of the database cannot sign in. */
public final class SecretToken {

    private static final StringKeyGenerator TOKENS =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

    private SecretToken() {}

    /** A new token of 256 random bits. */
    public static String create() {
        return TOKENS.generateKey();
    }

    /** The SHA-256 of a token, by which it is stored. */
    public static byte[] hash(String token) {
        return DigestUtils.sha256(token);
    }
}
