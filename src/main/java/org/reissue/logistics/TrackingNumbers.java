package org.reissue.logistics;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.reissue.web.Problem;
import org.reissue.web.ProblemType;
import org.springframework.stereotype.Component;

/** Judges whether a tracking number can be a real one (R13). */
@Component
public class TrackingNumbers {

    private static final Set<String> CARRIERS =
            Set.of("SF", "YTO", "ZTO", "STO", "YUNDA", "JT", "JD", "EMS", "DEPPON", "UPS", "FEDEX", "DHL");
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{8,30}");

    /**
     * The parcel a merchant names, its number in upper case.
     *
     * @throws Problem {@code invalid-tracking-number} with the code of what is wrong
     */
    public TrackedParcel parcel(String carrier, String trackingNumber) {
        if (!CARRIERS.contains(carrier)) {
            throw refusal("UNKNOWN_CARRIER");
        }
        String normalised = trackingNumber.toUpperCase(Locale.ROOT);
        if (!NUMBER.matcher(normalised).matches()) {
            throw refusal("BAD_FORMAT");
        }
        return new TrackedParcel(carrier, normalised);
    }

    private static Problem refusal(String code) {
        return new Problem(ProblemType.INVALID_TRACKING_NUMBER).with("code", code);
    }
}
