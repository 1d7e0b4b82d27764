package org.reissue.logistics.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.logistics.carriers.SampleNumbers.CARRIERS;
import static org.reissue.logistics.carriers.TrackingNumberFault.BAD_CHECK_DIGIT;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check digits of the built-in carriers. */
class CarrierFormatsTest {

    @Property(tries = 1_000)
    void a_wrong_check_digit_is_found(
            @ForAll("checkedFormats") NumberFormat format,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int off) {
        String number = SampleNumbers.valid(format, seed);
        assertThat(format.fits(changed(number, SampleNumbers.place(format, number), off)))
                .as(number)
                .isFalse();
    }

    /**
     * A check digit sees an error of one digit unless both numbers have the same one: S10 has 0 and 5 for two rests of
     * eleven each, UPS counts every other digit twice modulo ten, FedEx 0 for two rests. Everything else is found.
     */
    @Property(tries = 2_000)
    void a_single_wrong_digit_is_found_unless_both_have_the_same_check_digit(
            @ForAll("checkedFormats") NumberFormat format,
            @ForAll long seed,
            @ForAll @IntRange(max = 39) int place,
            @ForAll @IntRange(min = 1, max = 9) int off) {
        String number = SampleNumbers.valid(format, seed);
        int at = place % number.length();
        if (!Character.isDigit(number.charAt(at))) {
            return;
        }
        String wrong = changed(number, at, off);
        boolean unseen = format.looksLike(wrong) && expectedDigit(format, wrong) == digitOf(format, wrong);
        assertThat(format.fits(wrong)).as("%s for %s", wrong, number).isEqualTo(unseen);
    }

    @Property(tries = 1_000)
    void a_single_wrong_digit_of_s10_is_found_but_for_the_two_rests_that_share_a_digit(
            @ForAll long seed, @ForAll @IntRange(max = 7) int place, @ForAll @IntRange(min = 1, max = 9) int off) {
        NumberFormat s10 = SampleNumbers.formats()
                .filter(format -> format.checkDigit() == CheckDigit.S10)
                .findFirst()
                .orElseThrow();
        String number = SampleNumbers.valid(s10, seed);
        String wrong = changed(number, 2 + place, off);
        boolean shared = List.of(0, 6).contains(rest(number)) && List.of(0, 6).contains(rest(wrong));
        Carrier ems = SampleNumbers.carrier(s10);
        assertThat(ems.judge(wrong, () -> CARRIERS))
                .as("%s for %s", wrong, number)
                .isEqualTo(shared ? null : BAD_CHECK_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({
        "EMS, RB123456785GB", "EMS, EB000717595HK", "UPS, 1Z5R89390357567127", "UPS, 1ZXX3150YW44070023",
        "UPS, 1Z879E930346834440", "FEDEX, 986578788855", "FEDEX, 041441760228964", "FEDEX, 9611020987654312345672",
        "DHL, 3318810025", "SF, SF1234567890123", "EMS, 1234567890123", "YTO, YT6186594166532",
        "FEDEX, 1001921334250001000300779017972697", "FEDEX, 9622001900000000000000776632517510"
    })
    void known_numbers_are_valid(String carrier, String number) {
        assertThat(SampleNumbers.carrier(carrier).judge(number, () -> CARRIERS)).isNull();
    }

    @Provide
    Arbitrary<NumberFormat> checkedFormats() {
        return Arbitraries.of(SampleNumbers.formats()
                .filter(format -> format.checkDigit() != null)
                .toList());
    }

    private static String changed(String number, int at, int off) {
        int digit = (number.charAt(at) - '0' + off) % 10;
        return number.substring(0, at) + digit + number.substring(at + 1);
    }

    private static int digitOf(NumberFormat format, String number) {
        return number.charAt(SampleNumbers.place(format, number)) - '0';
    }

    /** The check digits said once more, in another way. */
    private static int expectedDigit(NumberFormat format, String number) {
        int[] signs = number.chars()
                .map(sign -> sign <= '9' ? sign - '0' : (sign - 'A' + 2) % 10)
                .toArray();
        return switch (format.checkDigit()) {
            case S10 -> List.of(5, 0, 9, 8, 7, 6, 5, 4, 3, 2, 1).get(rest(number));
            case UPS_1Z -> {
                int sum = 0;
                for (int i = 16; i >= 2; i--) {
                    sum += i % 2 == 0 ? signs[i] : signs[i] + signs[i];
                }
                yield (1000 - sum) % 10;
            }
            case FEDEX_EXPRESS -> {
                int sum = 0;
                for (int i = 10, weight = 1; i >= 0; i--, weight = weight == 1 ? 3 : weight == 3 ? 7 : 1) {
                    sum += signs[i] * weight;
                }
                yield sum % 11 == 10 ? 0 : sum % 11;
            }
            case FEDEX_GROUND -> {
                int sum = 0;
                for (int i = signs.length - 2, taken = 0; taken < 14; i--, taken++) {
                    sum += taken % 2 == 0 ? 3 * signs[i] : signs[i];
                }
                yield (1000 - sum) % 10;
            }
            case DHL_EXPRESS -> {
                int rest = 0;
                for (int i = 0; i < signs.length - 1; i++) {
                    rest = (rest * 10 + signs[i]) % 7;
                }
                yield rest;
            }
        };
    }

    private static int rest(String number) {
        int[] weights = {8, 6, 4, 2, 3, 5, 9, 7};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (number.charAt(2 + i) - '0') * weights[i];
        }
        return sum % 11;
    }
}
