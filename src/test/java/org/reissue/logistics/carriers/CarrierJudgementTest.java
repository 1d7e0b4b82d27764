package org.reissue.logistics.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.logistics.carriers.SampleNumbers.CARRIERS;
import static org.reissue.logistics.carriers.TrackingNumberFault.BAD_FORMAT;
import static org.reissue.logistics.carriers.TrackingNumberFault.CARRIER_MISMATCH;
import static org.reissue.logistics.carriers.TrackingNumberFault.UNLIKELY_FORMAT;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in carriers judge numbers by their form (R13): right, certainly wrong, or unlikely. */
class CarrierJudgementTest {

    @Property(tries = 2_000)
    void every_valid_number_of_each_format_is_accepted(@ForAll("formats") NumberFormat format, @ForAll long seed) {
        String number = SampleNumbers.valid(format, seed);
        Carrier carrier = SampleNumbers.carrier(format);
        // an EMS number may begin with SF or JD: a sure format counts more than letters
        boolean ownBeyondDoubt = format.isSure() || bearsLetters(carrier, number);
        boolean lettersOfAnother = CARRIERS.stream().anyMatch(other -> other != carrier && bearsLetters(other, number));
        assertThat(judge(carrier, number))
                .as(number)
                .isEqualTo(lettersOfAnother && !ownBeyondDoubt ? CARRIER_MISMATCH : null);
    }

    @Property(tries = 2_000)
    void a_number_with_the_letters_of_one_carrier_is_a_mismatch_for_every_other(
            @ForAll("letteredFormats") NumberFormat format, @ForAll long seed, @ForAll("carriers") Carrier named) {
        String number = SampleNumbers.valid(format, seed);
        assertThat(judge(named, number))
                .as("%s for %s", number, named.code())
                .isEqualTo(named == SampleNumbers.carrier(format) ? null : CARRIER_MISMATCH);
    }

    @Property(tries = 2_000)
    void a_number_of_a_sure_format_is_a_mismatch_for_every_carrier_without_its_letters(
            @ForAll("sureFormats") NumberFormat format, @ForAll long seed, @ForAll("carriers") Carrier named) {
        String number = SampleNumbers.valid(format, seed);
        boolean own = named.formats().stream()
                .anyMatch(one -> one.fits(number) && (one.isSure() || one.hasLettersOf(number)));
        assertThat(judge(named, number)).as("%s for %s", number, named.code()).isEqualTo(own ? null : CARRIER_MISMATCH);
    }

    /** Whatever the text: no exception, BAD_FORMAT without 8 to 40 letters and digits, else at most confirmable. */
    @Property(tries = 2_000)
    void a_number_of_8_to_40_letters_and_digits_can_always_be_confirmed_where_no_format_is_sure(
            @ForAll @AlphaChars @NumericChars @StringLength(max = 45) String text,
            @ForAll("unsureCarriers") Carrier named) {
        String number = TrackingNumber.normalised(text);
        TrackingNumberFault fault = judge(named, number);
        if (number.length() < 8 || number.length() > 40) {
            assertThat(fault).as(number).isEqualTo(BAD_FORMAT);
        } else {
            assertThat(fault == null || fault.isConfirmable())
                    .as("%s of %s", fault, number)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EMS, RB123456786GB, BAD_CHECK_DIGIT",
        "UPS, 1Z5R89390357567128, BAD_CHECK_DIGIT",
        "UPS, 1Z5R8939035756712, BAD_FORMAT",
        "SF, 1234567, BAD_FORMAT",
        "SF, SF-1234567890123, BAD_FORMAT",
        "ZTO, 12345678901234567890123456789012345678901, BAD_FORMAT",
        "ZTO, 快递1234567890, BAD_FORMAT",
        "ZTO, SF12345, BAD_FORMAT",
        "FEDEX, 996578788855, UNLIKELY_FORMAT",
        "DHL, 3318810010, UNLIKELY_FORMAT",
        "SF, 99912345, UNLIKELY_FORMAT",
        "SF, SF12345678901, UNLIKELY_FORMAT",
        "ZTO, 1234567890123456789012345678901234567890, UNLIKELY_FORMAT",
        "ZTO, SF1234567890123, CARRIER_MISMATCH",
        "ZTO, SF12345678, CARRIER_MISMATCH",
        "YTO, SF12345678, CARRIER_MISMATCH",
        "EMS, JT1234567890123, CARRIER_MISMATCH",
        "SF, RB123456785GB, CARRIER_MISMATCH",
        "SF, 1Z5R89390357567127, CARRIER_MISMATCH",
        "UPS, EB000717595HK, CARRIER_MISMATCH"
    })
    void a_faulty_number_is_told_from_an_unlikely_one(String carrier, String number, TrackingNumberFault fault) {
        assertThat(judge(SampleNumbers.carrier(carrier), number)).isEqualTo(fault);
    }

    @Test
    void a_carrier_without_formats_accepts_any_usual_number() {
        Carrier unknown = new Carrier("X", "某快递", "X", List.of(), null);
        assertThat(judge(unknown, "ABCDEFGH")).isNull();
        assertThat(judge(unknown, "ABCDEFG")).isEqualTo(BAD_FORMAT);
        assertThat(judge(unknown, "SF1234567890123")).isEqualTo(CARRIER_MISMATCH);
    }

    @Test
    void a_carrier_of_sure_formats_alone_refuses_everything_else() {
        NumberFormat sure = new NumberFormat("Q[0-9]{9}", null, Certainty.SURE, "test");
        Carrier strict = new Carrier("X", "某快递", "X", List.of(sure), null);
        assertThat(judge(strict, "Q123456789")).isNull();
        assertThat(judge(strict, "R123456789")).isEqualTo(BAD_FORMAT);
    }

    @Test
    void letters_that_two_carriers_share_are_not_distinctive() {
        NumberFormat city = new NumberFormat("SF[0-9]{15}", null, Certainty.UNSURE, "test");
        Carrier sister = new Carrier("SFCITY", "顺丰同城", "SF City", List.of(city), null);
        List<Carrier> both = List.of(SampleNumbers.carrier("SF"), sister);
        assertThat(SampleNumbers.carrier("SF").judge("SF1234567890123", () -> both))
                .isNull();
        assertThat(SampleNumbers.carrier("SF").judge("SF123456789012345", () -> both))
                .isEqualTo(UNLIKELY_FORMAT);
        assertThat(sister.judge("SF123456789012345", () -> both)).isNull();
    }

    @Provide
    Arbitrary<Carrier> carriers() {
        return Arbitraries.of(CARRIERS);
    }

    @Provide
    Arbitrary<Carrier> unsureCarriers() {
        return Arbitraries.of(CARRIERS.stream()
                .filter(carrier -> carrier.formats().stream().noneMatch(NumberFormat::isSure))
                .toList());
    }

    @Provide
    Arbitrary<NumberFormat> sureFormats() {
        return Arbitraries.of(
                SampleNumbers.formats().filter(NumberFormat::isSure).toList());
    }

    @Provide
    Arbitrary<NumberFormat> letteredFormats() {
        return Arbitraries.of(SampleNumbers.formats()
                .filter(format -> format.pattern().matches("([A-Z]{2}|1Z).*"))
                .toList());
    }

    @Provide
    Arbitrary<NumberFormat> formats() {
        return Arbitraries.of(SampleNumbers.formats().toList());
    }

    private static TrackingNumberFault judge(Carrier carrier, String number) {
        return carrier.judge(number, () -> CARRIERS);
    }

    /** Says once more which letters are distinctive. */
    private static boolean bearsLetters(Carrier carrier, String number) {
        return carrier.formats().stream()
                .map(NumberFormat::pattern)
                .filter(pattern -> pattern.matches("([A-Z]{2}|1Z).*"))
                .anyMatch(pattern -> number.startsWith(pattern.replaceFirst("\\[.*", "")));
    }
}
