package org.reissue.logistics.carriers;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * One way in which a carrier writes its numbers.
 *
 * @param pattern what they look like: {@code #} a digit, {@code @} a letter, {@code *} either, a capital letter or
 *     digit itself; each may be followed by how often, such as {13} or {8,10}; at most 40 characters in all
 * @param checkDigit the check digit in them; null for none
 * @param certainty what contradicts a {@code SURE} format is refused, an {@code UNSURE} one only warns
 * @param source where the format is known from
 */
public record NumberFormat(
        @Schema(example = "SF#{13}") @NotNull @Text String pattern,
        CheckDigit checkDigit,
        @NotNull Certainty certainty,

        @Schema(example = "Carrier's developer documentation") @NotNull @Text
        String source) {

    public NumberFormat {
        pattern = Texts.trimmed(pattern);
        source = Texts.trimmed(source);
    }

    boolean isReadable() {
        return NumberPattern.parse(pattern).isPresent();
    }

    boolean looksLike(String number) {
        return read().matches(number);
    }

    boolean fits(String number) {
        return looksLike(number) && checkDigitHolds(number);
    }

    boolean checkDigitHolds(String number) {
        return checkDigit == null || checkDigit.holds(number);
    }

    boolean isSure() {
        return certainty == Certainty.SURE;
    }

    /** Numbers that begin like a sure format must end like it, where the beginning says enough. */
    boolean claims(String number) {
        String prefix = read().prefix();
        return isSure() && prefix.length() >= 2 && number.startsWith(prefix);
    }

    /** How unlikely it is that a number fits by chance; the greater, the better it tells the carrier. */
    int weight() {
        return (isSure() ? 100 : 0) + (checkDigit == null ? 0 : 50) + read().literals();
    }

    private NumberPattern read() {
        return NumberPattern.parse(pattern)
                .orElseThrow(() -> new IllegalStateException("No number pattern: " + pattern));
    }
}
