package org.reissue.logistics.carriers;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The form of tracking numbers: capital letters and digits of ASCII, and nothing else. */
public final class TrackingNumber {

    /** No number of any carrier is longer. */
    public static final int MAX_LENGTH = 40;

    private static final int MIN_USUAL_LENGTH = 8;

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+([0-9]+)$");

    private TrackingNumber() {}

    /**
     * The number as the service compares and stores it: in capitals, with ASCII letters and digits for full-width ones,
     * and without spaces, visible or not. A text that is not a number does not become one. Idempotent.
     */
    public static String normalised(String text) {
        StringBuilder number = new StringBuilder();
        // one code point at a time: removing one must not join others that would then compose
        text.codePoints()
                .mapToObj(sign -> Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKC))
                .flatMapToInt(String::codePoints)
                .filter(sign -> !isSpace(sign))
                .map(sign -> sign >= 'a' && sign <= 'z' ? sign - 'a' + 'A' : sign)
                .forEach(number::appendCodePoint);
        return number.toString();
    }

    /**
     * The normalised number as numbers are compared: a number of digits alone without leading zeros, because systems
     * that store such numbers as integers lose the zeros. Idempotent.
     */
    public static String comparable(String number) {
        return LEADING_ZEROS.matcher(number).replaceFirst("$1");
    }

    /** Whether some carrier could have issued the normalised number: 1 to 40 letters and digits. */
    public static boolean isPossible(String number) {
        return isPossible(number, 1, MAX_LENGTH);
    }

    /** Whether the number has 8 to 40 letters and digits, as every number that fits no known format must. */
    static boolean isUsual(String number) {
        return isPossible(number, MIN_USUAL_LENGTH, MAX_LENGTH);
    }

    private static boolean isPossible(String number, int shortest, int longest) {
        return number.length() >= shortest
                && number.length() <= longest
                && number.chars().allMatch(sign -> sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9');
    }

    private static boolean isSpace(int sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.getType(sign) == Character.FORMAT;
    }
}
