package org.reissue.logistics.kuaidi100;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.reissue.logistics.ScanKind;
import org.reissue.logistics.carriers.TrackingNumber;
import org.reissue.logistics.scans.Scan;
import org.reissue.web.api.Instants;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.JsonNode;

/**
 * A push of the aggregator, as its documentation describes it: all entries of one parcel, the newest first, in China's
 * time.
 */
final class Kuaidi100Push {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Ordered, waiting for pickup, cancelled: the carrier has not had the parcel. */
    private static final Set<String> NO_SCAN = Set.of("101", "102", "401", "已下单", "待揽收", "已销单");

    private static final Set<String> ACCEPTED = Set.of("1", "103", "揽收", "已揽收");
    private static final Set<String> DELIVERED =
            Set.of("3", "301", "302", "303", "304", "签收", "已签收", "本人签收", "派件异常后签收", "代签", "投柜或站签收");

    private final JsonNode result;

    Kuaidi100Push(JsonNode param) {
        this.result = param.path("lastResult");
    }

    /** Whether the sign is the MD5 of the push as it came and the subscription's salt, in hexadecimal. */
    static boolean isSigned(String sign, String param, String salt) {
        String right = DigestUtils.md5DigestAsHex((param + salt).getBytes(StandardCharsets.UTF_8));
        byte[] claimed = sign.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), claimed);
    }

    /** The aggregator's code for the carrier. */
    String company() {
        return result.path("com").asString("");
    }

    /**
     * The push as scans of that carrier's parcel. Entries have a status only where the subscription asked for it
     * ({@code resultv2}); else the newest entry has the state of the parcel, and the others are left out.
     */
    List<Scan> scans(String carrier) {
        String number = TrackingNumber.normalised(result.path("nu").asString(""));
        List<Scan> scans = new ArrayList<>();
        if (!TrackingNumber.isPossible(number)) {
            return scans;
        }
        boolean newest = true;
        for (JsonNode entry : result.path("data")) {
            String state = stateOf(entry).orElse(newest ? result.path("state").asString("") : "");
            Optional<Instant> at = timeOf(entry);
            if (!state.isEmpty() && !NO_SCAN.contains(state) && at.isPresent()) {
                scans.add(new Scan(carrier, number, kindOf(state), at.get()));
            }
            newest = false;
        }
        return scans;
    }

    private static Optional<String> stateOf(JsonNode entry) {
        String code = entry.path("statusCode").asString("");
        String name = entry.path("status").asString("");
        return Optional.of(code.isEmpty() ? name : code).filter(state -> !state.isEmpty());
    }

    private static ScanKind kindOf(String state) {
        if (ACCEPTED.contains(state)) {
            return ScanKind.ACCEPTED;
        }
        return DELIVERED.contains(state) ? ScanKind.DELIVERED : ScanKind.IN_TRANSIT;
    }

    private static Optional<Instant> timeOf(JsonNode entry) {
        String text = entry.path("ftime").asString(entry.path("time").asString(""));
        try {
            return Instants.accept(LocalDateTime.parse(text, TIME).atZone(CHINA).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
