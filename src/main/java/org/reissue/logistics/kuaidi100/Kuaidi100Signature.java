package org.reissue.logistics.kuaidi100;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The aggregator signs a push with the MD5 of its {@code param} and the subscription's salt, in hexadecimal. */
final class Kuaidi100Signature {

    private Kuaidi100Signature() {}

    static boolean isRight(String sign, String param, String salt) {
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(sign);
        } catch (IllegalArgumentException noDigest) {
            return false;
        }
        return MessageDigest.isEqual(digest(param + salt), claimed);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
