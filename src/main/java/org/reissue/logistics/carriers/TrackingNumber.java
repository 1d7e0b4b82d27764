package org.reissue.logistics.carriers;

import java.text.Normalizer;

/** How tracking numbers are written: capital letters and digits of ASCII, and nothing else. */
public final class TrackingNumber {

    /** No number of any carrier is longer. */
    public static final int LONGEST = 40;

    private static final int SHORTEST_USUAL = 8;
    private static final int LONGEST_USUAL = 30;

    private TrackingNumber() {}

    /**
     * The number as it is compared and kept: in capitals, with ASCII letters and digits for full-width ones, and
     * without spaces, visible or not. What is no number stays recognisable as none. Done twice it is the same as once.
     */
    public static String normalised(String text) {
        StringBuilder number = new StringBuilder();
        // sign by sign: only so does leaving one out never bring others together that would then compose
        text.codePoints()
                .mapToObj(sign -> Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKC))
                .flatMapToInt(String::codePoints)
                .filter(sign -> !isSpace(sign))
                .map(sign -> sign >= 'a' && sign <= 'z' ? sign - 'a' + 'A' : sign)
                .forEach(number::appendCodePoint);
        return number.toString();
    }

    /** Whether a normalised number is one that some carrier could have given. */
    public static boolean isPossible(String number) {
        return isPossible(number, 1, LONGEST);
    }

    /**
     * Whether it is what the number of a carrier usually looks like, for those whose formats are not known for sure.
     */
    static boolean isUsual(String number) {
        return isPossible(number, SHORTEST_USUAL, LONGEST_USUAL);
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
