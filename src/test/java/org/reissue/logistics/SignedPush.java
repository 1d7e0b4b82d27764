package org.reissue.logistics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** What Kuaidi100 pushes to a platform: a form with a parameter and its signature. */
final class SignedPush {

    static final String SALT = "0123456789abcdef-salt";

    private static final DateTimeFormatter CHINA_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private SignedPush() {}

    /** The parameter {@code param}: two scans of a parcel, in the shape of the aggregator's documentation. */
    static String of(String company, String number, Instant acceptedAt) {
        return """
                {"status":"polling","billstatus":"got","message":"","autoCheck":"0","comOld":"","comNew":"",
                 "lastResult":{"message":"ok","state":"0","status":"200","condition":"F00","ischeck":"0",
                  "com":"%s","nu":"%s","data":[
                   {"context":"上海分拨中心出库","time":"%3$s","ftime":"%3$s","status":"在途","areaCode":"CN310000000000"},
                   {"context":"已揽收","time":"%4$s","ftime":"%4$s","status":"揽收","areaCode":"CN310000000000"}]}}
                """.formatted(
                        company, number, CHINA_TIME.format(acceptedAt.plusSeconds(600)), CHINA_TIME.format(acceptedAt));
    }

    /** The body of a push. */
    static String form(String param, String sign) {
        return "sign=" + URLEncoder.encode(sign, StandardCharsets.UTF_8) + "&param="
                + URLEncoder.encode(param, StandardCharsets.UTF_8);
    }

    /** The signature of the parameter. */
    static String sign(String param) throws Exception {
        byte[] digest = MessageDigest.getInstance("MD5").digest((param + SALT).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().withUpperCase().formatHex(digest);
    }
}
