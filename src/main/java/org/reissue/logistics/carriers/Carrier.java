package org.reissue.logistics.carriers;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A carrier that replacements may be shipped with (R13).
 *
 * @param code the carrier's code
 * @param nameZh the Chinese name
 * @param nameEn the English name
 * @param formats how the carrier writes its numbers; empty when no format is known, then 8 to 40 letters and digits
 *     pass
 * @param trackingUrl where the buyer can follow the parcel, with {number} in place of the number, or null
 */
@NamedInterface("carriers")
public record Carrier(
        @Schema(example = "SF") String code,
        @Schema(example = "顺丰速运") String nameZh,
        @Schema(example = "SF Express") String nameEn,
        List<NumberFormat> formats,

        @Schema(example = "https://www.kuaidi100.com/chaxun?com=shunfeng&nu={number}") @Nullable
        String trackingUrl) {

    static final String NUMBER = "{number}";

    /**
     * Judges a normalised number by its form. A number of a format that is sure, or that begins with the carrier's own
     * distinctive letters, is certainly the carrier's, so no other carrier is considered.
     *
     * @param carriers all carriers; read only when needed
     * @return what is wrong with the number, or null
     */
    public @Nullable TrackingNumberFault judge(String number, Supplier<? extends Collection<Carrier>> carriers) {
        List<NumberFormat> fitting =
                formats.stream().filter(format -> format.fits(number)).toList();
        if (fitting.stream().anyMatch(format -> format.isSure() || format.hasLettersOf(number))) {
            return null;
        }
        if (fitting.isEmpty()) {
            if (formats.stream().anyMatch(format -> format.isSure() && format.looksLike(number))) {
                return TrackingNumberFault.BAD_CHECK_DIGIT;
            }
            if (!TrackingNumber.isUsual(number) || contradictsSureFormat(number)) {
                return TrackingNumberFault.BAD_FORMAT;
            }
        }
        if (carriers.get().stream().anyMatch(other -> other.claimsFrom(this, number))) {
            return TrackingNumberFault.CARRIER_MISMATCH;
        }
        return fitting.isEmpty() && !formats.isEmpty() ? TrackingNumberFault.UNLIKELY_FORMAT : null;
    }

    /** How likely the number is the carrier's, to compare carriers by; empty when nothing speaks for the carrier. */
    OptionalInt likelihoodOf(String number) {
        return formats.stream()
                .filter(format -> format.fits(number) || format.hasLettersOf(number))
                .mapToInt(format -> format.fits(number) ? format.weight() : format.lettersWeight())
                .max();
    }

    private boolean contradictsSureFormat(String number) {
        return formats.stream().anyMatch(format -> format.claims(number))
                || !formats.isEmpty() && formats.stream().allMatch(NumberFormat::isSure);
    }

    /** Whether the number seems to be this carrier's rather than the named one's. */
    private boolean claimsFrom(Carrier named, String number) {
        return !code.equals(named.code)
                && (formats.stream().anyMatch(format -> format.isSure() && format.fits(number))
                        || hasLettersOf(number) && !named.hasLettersOf(number));
    }

    private boolean hasLettersOf(String number) {
        return formats.stream().anyMatch(format -> format.hasLettersOf(number));
    }
}
