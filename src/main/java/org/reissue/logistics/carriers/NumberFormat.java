package org.reissue.logistics.carriers;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;
import org.springframework.modulith.NamedInterface;
import org.springframework.util.ConcurrentLruCache;

/**
 * One way in which a carrier writes its numbers.
 *
 * @param pattern a regular expression in RE2 syntax, at most 80 characters, that matches a whole number in capitals; a
 *     group cannot be repeated by a count
 * @param checkDigit the check digit in the number; null for none
 * @param certainty a number that contradicts a {@code SURE} format is refused, an {@code UNSURE} one has to be
 *     confirmed
 * @param source where the format is known from
 */
@NamedInterface("carriers")
@Schema(example = NumberFormat.EXAMPLE)
public record NumberFormat(
        @Schema(example = "SF[0-9]{13}") @NotNull @Text String pattern,
        @Nullable CheckDigit checkDigit,
        @NotNull Certainty certainty,

        @Schema(example = "Carrier's developer documentation") @NotNull @Text
        String source) {

    /** Without a check digit: numbers of that pattern have none. */
    static final String EXAMPLE = """
            {"pattern": "SF[0-9]{13}", "certainty": "SURE", "source": "Carrier's developer documentation"}
            """;

    private static final int MAX_LENGTH = 80;
    private static final int MAX_PROGRAM_SIZE = 1_000;

    private static final ConcurrentLruCache<String, Pattern> COMPILED = new ConcurrentLruCache<>(500, Pattern::compile);

    /** Letters and digits, of which the last one is not repeated. */
    private static final java.util.regex.Pattern PREFIX = java.util.regex.Pattern.compile("[A-Z0-9]*(?![*+?{])");

    private static final java.util.regex.Pattern LETTER = java.util.regex.Pattern.compile("[A-Z]");

    public NumberFormat {
        pattern = Texts.trimmed(pattern);
        source = Texts.trimmed(source);
    }

    /**
     * Whether the pattern compiles to a small program. RE2/J unrolls counts, so nested ones would exhaust the memory.
     */
    boolean isUsable() {
        if (pattern.length() > MAX_LENGTH || pattern.contains("){")) {
            return false;
        }
        try {
            return Pattern.compile(pattern).programSize() <= MAX_PROGRAM_SIZE;
        } catch (PatternSyntaxException malformed) {
            return false;
        }
    }

    /** Whether the number matches the pattern, whatever its check digit. */
    boolean looksLike(String number) {
        return COMPILED.get(pattern).matches(number);
    }

    boolean fits(String number) {
        return looksLike(number) && (checkDigit == null || checkDigit.holds(number));
    }

    boolean isSure() {
        return certainty == Certainty.SURE;
    }

    /** Whether the number begins with at least two letters and digits that a sure format begins with. */
    boolean claims(String number) {
        String prefix = prefix();
        return isSure() && prefix.length() >= 2 && number.startsWith(prefix);
    }

    /**
     * Whether the number begins like the format, with at least two letters and digits of which one is a letter. Such
     * letters are distinctive: they tell the carrier.
     */
    boolean hasLettersOf(String number) {
        String prefix = prefix();
        return prefix.length() >= 2 && LETTER.matcher(prefix).find() && number.startsWith(prefix);
    }

    /** The weight of the distinctive letters alone. */
    int lettersWeight() {
        return prefix().length();
    }

    /** How distinctive the format is: the greater, the less likely a number of another carrier fits by chance. */
    int weight() {
        return (isSure() ? 100 : 0) + (checkDigit == null ? 0 : 50) + prefix().length();
    }

    /** The letters and digits that every number of the format begins with, none where the pattern has alternatives. */
    private String prefix() {
        var matcher = PREFIX.matcher(pattern);
        return pattern.contains("|") || !matcher.lookingAt() ? "" : matcher.group();
    }
}
