package org.reissue.logistics.carriers;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Generates numbers that formats accept, without the matcher under test. */
final class SampleNumbers {

    static final List<Carrier> CARRIERS =
            new BuiltInCarriers(JsonMapper.builder().build()).findAll();

    private static final Pattern PART = Pattern.compile("(\\[[A-Z0-9-]+]|[A-Z0-9])(?:\\{([0-9]+)(?:,([0-9]+))?})?");
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Map<String, String> CHOICES =
            Map.of("[0-9]", DIGITS, "[A-Z]", LETTERS, "[A-Z0-9]", LETTERS + DIGITS);

    private SampleNumbers() {}

    static Stream<NumberFormat> formats() {
        return CARRIERS.stream().flatMap(carrier -> carrier.formats().stream());
    }

    static Carrier carrier(NumberFormat format) {
        return CARRIERS.stream()
                .filter(carrier -> carrier.formats().contains(format))
                .findFirst()
                .orElseThrow();
    }

    static Carrier carrier(String code) {
        return CARRIERS.stream()
                .filter(carrier -> carrier.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** A number of the format, with the right check digit. */
    static String valid(NumberFormat format, long seed) {
        Random random = new Random(seed);
        StringBuilder number = new StringBuilder();
        Matcher part = PART.matcher(format.pattern());
        while (part.find()) {
            int least = part.group(2) == null ? 1 : Integer.parseInt(part.group(2));
            int most = part.group(3) == null ? least : Integer.parseInt(part.group(3));
            String choice = CHOICES.getOrDefault(part.group(1), part.group(1));
            for (int times = least + random.nextInt(most - least + 1); times > 0; times--) {
                number.append(choice.charAt(random.nextInt(choice.length())));
            }
        }
        return withCheckDigit(format, number.toString());
    }

    /** Of the ten digits the one that holds: exactly one must. */
    private static String withCheckDigit(NumberFormat format, String number) {
        if (format.checkDigit() == null) {
            return number;
        }
        int at = place(format, number);
        List<String> right = Stream.of("0123456789".split(""))
                .map(digit -> number.substring(0, at) + digit + number.substring(at + 1))
                .filter(format.checkDigit()::holds)
                .toList();
        if (right.size() != 1) {
            throw new AssertionError("Right check digits of " + number + ": " + right);
        }
        return right.get(0);
    }

    static int place(NumberFormat format, String number) {
        return format.checkDigit() == CheckDigit.S10 ? 10 : number.length() - 1;
    }
}
