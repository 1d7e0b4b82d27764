package org.reissue.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The tokens that callers show, signed with RS256 like most issuers' are. */
final class Tokens {

    static final int SHOPS = 500;
    static final int BUYERS = 1000;

    static final String ISSUER = "https://login.example";
    static final String AUDIENCE = "reissue";

    private static final Duration LIFE = Duration.ofHours(12);

    private final RSAKey key;
    private final Path directory;

    Tokens(Path directory) throws IOException, JOSEException {
        this.directory = Files.createDirectories(directory);
        this.key = new RSAKeyGenerator(2048).generate();
        String pem = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.toRSAPublicKey().getEncoded());
        Files.writeString(publicKey(), "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n");
        Files.write(merchants(), each(SHOPS, nr -> merchant("S-" + nr)));
        Files.write(buyers(), each(BUYERS, nr -> buyer("B-" + nr)));
    }

    Path directory() {
        return directory;
    }

    Path publicKey() {
        return directory.resolve("public-key.pem");
    }

    /** Line n is the token of shop {@code S-n}. */
    Path merchants() {
        return directory.resolve("merchants.txt");
    }

    /** Line n is the token of buyer {@code B-n}. */
    Path buyers() {
        return directory.resolve("buyers.txt");
    }

    String merchant(String shopId) {
        return sign(claims("merchant", "staff").claim("shop_id", shopId).build());
    }

    String buyer(String buyerId) {
        return sign(claims("buyer", buyerId).build());
    }

    String ops(String subject) {
        return sign(claims("ops", subject).build());
    }

    String system(String subject) {
        return sign(claims("system", subject).build());
    }

    private static List<String> each(int count, IntFunction<String> token) {
        return IntStream.rangeClosed(1, count).mapToObj(token).toList();
    }

    private static JWTClaimsSet.Builder claims(String scope, String subject) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("scope", scope)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plus(LIFE)));
    }

    private String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
