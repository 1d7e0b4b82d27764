package org.reissue.logistics.kuaidi100;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.util.DigestUtils;

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
        return MessageDigest.isEqual(DigestUtils.md5Digest((param + salt).getBytes(StandardCharsets.UTF_8)), claimed);
    }
}
