package org.reissue.logistics.carriers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a carrier's numbers look like, in a language too small to be slow. {@code #} stands for a digit, {@code @} for a
 * letter, {@code *} for either, a letter or digit for itself; each may be followed by how often it comes: {13} or
 * {8,10}. It is matched by walking the number once with the set of all places the pattern may have reached, so no input
 * makes it go back and try again.
 */
final class NumberPattern {

    static final int LONGEST_TEXT = 80;

    private final List<Part> parts;
    private final String prefix;
    private final int literals;

    private NumberPattern(List<Part> parts) {
        this.parts = parts;
        this.prefix = prefixOf(parts);
        this.literals = (int) parts.stream().filter(Part::isLiteral).count();
    }

    /** Nothing for what is no pattern, or one that allows numbers longer than any may be. */
    static Optional<NumberPattern> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        int longest = 0;
        for (int at = 0; at < text.length(); ) {
            char sign = text.charAt(at++);
            if (!isAsciiNumberSign(sign) && "#@*".indexOf(sign) < 0) {
                return Optional.empty();
            }
            Repeat repeat = Repeat.ONCE;
            if (at < text.length() && text.charAt(at) == '{') {
                int end = text.indexOf('}', at);
                Optional<Repeat> counted = end < 0 ? Optional.empty() : Repeat.parse(text.substring(at + 1, end));
                if (counted.isEmpty()) {
                    return Optional.empty();
                }
                repeat = counted.get();
                at = end + 1;
            }
            parts.add(new Part(sign, repeat));
            longest += repeat.most();
        }
        return longest > TrackingNumber.LONGEST ? Optional.empty() : Optional.of(new NumberPattern(parts));
    }

    boolean matches(String number) {
        // reached[i][n]: the first i parts are done and part i has taken n characters so far
        boolean[][] reached = new boolean[parts.size() + 1][TrackingNumber.LONGEST + 1];
        arrive(reached, 0, 0);
        for (int at = 0; at < number.length(); at++) {
            boolean[][] next = new boolean[parts.size() + 1][TrackingNumber.LONGEST + 1];
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                for (int taken = 0; taken < part.repeat().most(); taken++) {
                    if (reached[i][taken] && part.takes(number.charAt(at))) {
                        arrive(next, i, taken + 1);
                    }
                }
            }
            reached = next;
        }
        return reached[parts.size()][0];
    }

    /** The letters and digits that every number of the pattern begins with. */
    String prefix() {
        return prefix;
    }

    /** How many letters and digits it names: the more, the less likely a foreign number looks like this. */
    int literals() {
        return literals;
    }

    private void arrive(boolean[][] reached, int i, int taken) {
        reached[i][taken] = true;
        if (i < parts.size() && taken >= parts.get(i).repeat().least()) {
            arrive(reached, i + 1, 0);
        }
    }

    private static String prefixOf(List<Part> parts) {
        StringBuilder prefix = new StringBuilder();
        for (Part part : parts) {
            if (!part.isLiteral() || !part.repeat().equals(Repeat.ONCE)) {
                break;
            }
            prefix.append(part.sign());
        }
        return prefix.toString();
    }

    private static boolean isAsciiNumberSign(char sign) {
        return sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9';
    }

    private record Part(char sign, Repeat repeat) {

        boolean isLiteral() {
            return isAsciiNumberSign(sign);
        }

        boolean takes(char given) {
            boolean digit = given >= '0' && given <= '9';
            boolean letter = given >= 'A' && given <= 'Z';
            return switch (sign) {
                case '#' -> digit;
                case '@' -> letter;
                case '*' -> digit || letter;
                default -> sign == given;
            };
        }
    }

    private record Repeat(int least, int most) {

        static final Repeat ONCE = new Repeat(1, 1);

        static Optional<Repeat> parse(String text) {
            String[] bounds = text.split(",", -1);
            if (bounds.length > 2) {
                return Optional.empty();
            }
            for (String bound : bounds) {
                if (bound.isEmpty() || bound.length() > 2 || !bound.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    return Optional.empty();
                }
            }
            int least = Integer.parseInt(bounds[0]);
            int most = Integer.parseInt(bounds[bounds.length - 1]);
            return least < 1 || least > most ? Optional.empty() : Optional.of(new Repeat(least, most));
        }
    }
}
