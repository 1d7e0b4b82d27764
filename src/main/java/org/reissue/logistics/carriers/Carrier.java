package org.reissue.logistics.carriers;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A carrier that replacements may be shipped with (R13).
 *
 * @param code the carrier's code
 * @param nameZh the Chinese name
 * @param nameEn the English name
 * @param formats how the carrier writes its numbers; empty when no format is known, then 8 to 30 letters and digits
 *     pass
 * @param trackingUrl where the buyer can follow the parcel, with {number} in place of the number, or null
 */
public record Carrier(
        @Schema(example = "SF") String code,
        @Schema(example = "顺丰速运") String nameZh,
        @Schema(example = "SF Express") String nameEn,
        List<NumberFormat> formats,

        @Schema(example = "https://www.kuaidi100.com/chaxun?com=shunfeng&nu={number}") @Nullable
        String trackingUrl) {

    static final String NUMBER = "{number}";

    /**
     * Judges a normalised number. A number that fits any format is valid. A number is refused when it looks like a sure
     * format but for the check digit, when it begins like a sure format, when all formats are sure, or when it has not
     * 8 to 30 letters and digits. Any other number is suspicious.
     */
    public FormatVerdict judge(String number) {
        if (formats.stream().anyMatch(format -> format.fits(number))) {
            return FormatVerdict.VALID;
        }
        List<NumberFormat> alike =
                formats.stream().filter(format -> format.looksLike(number)).toList();
        if (alike.stream().anyMatch(NumberFormat::isSure)) {
            return new FormatVerdict(FormatVerdict.Fault.BAD_CHECK_DIGIT, true);
        }
        if (!TrackingNumber.isUsual(number) && alike.isEmpty()
                || formats.stream().anyMatch(f -> f.claims(number))) {
            return new FormatVerdict(FormatVerdict.Fault.BAD_FORMAT, true);
        }
        if (!alike.isEmpty()) {
            return new FormatVerdict(FormatVerdict.Fault.BAD_CHECK_DIGIT, false);
        }
        if (formats.isEmpty()) {
            return FormatVerdict.VALID;
        }
        return new FormatVerdict(
                FormatVerdict.Fault.BAD_FORMAT, formats.stream().allMatch(NumberFormat::isSure));
    }

    /** The most distinctive format that the number fits. */
    Optional<NumberFormat> bestFormatOf(String number) {
        return formats.stream()
                .filter(format -> format.fits(number))
                .max(Comparator.comparingInt(NumberFormat::weight));
    }
}
