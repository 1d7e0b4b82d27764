package org.reissue.logistics.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Different spellings of one tracking number. */
class TrackingNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SF1234567890123",
                "sf1234567890123",
                " SF 1234 5678 90123 ",
                "ＳＦ１２３４５６７８９０１２３",
                "ｓｆ１２３４５６７８９０１２３",
                "SF\u00a01234567890123",
                "SF\u30001234567890123\t",
                "\u200bSF1234567890123\ufeff"
            })
    void different_spellings_of_a_number_are_equal(String written) {
        assertThat(TrackingNumber.normalised(written)).isEqualTo("SF1234567890123");
    }

    @Property(tries = 2_000)
    void digits_alone_are_compared_without_leading_zeros(
            @ForAll @IntRange(max = 20) int zeros, @ForAll @LongRange(min = 1) long digits) {
        assertThat(TrackingNumber.comparable("0".repeat(zeros) + digits)).isEqualTo(Long.toString(digits));
    }

    @Property(tries = 1_000)
    void a_number_with_letters_keeps_its_zeros(@ForAll @NumericChars @StringLength(max = 12) String digits) {
        assertThat(TrackingNumber.comparable("00" + digits + "A")).isEqualTo("00" + digits + "A");
    }

    @Test
    void of_zeros_alone_one_remains() {
        assertThat(TrackingNumber.comparable("00000000")).isEqualTo("0");
        assertThat(TrackingNumber.comparable("")).isEmpty();
    }

    @Property(tries = 5_000)
    void normalising_is_idempotent(@ForAll("texts") String text) {
        String once = TrackingNumber.normalised(text);
        assertThat(TrackingNumber.normalised(once)).isEqualTo(once);
    }

    @Property(tries = 1_000)
    void a_text_that_is_no_number_does_not_become_one(@ForAll("texts") String text) {
        String number = TrackingNumber.normalised(text + "-");
        assertThat(TrackingNumber.isPossible(number)).isFalse();
    }

    /** Any signs at all, with those that combine, decompose or vanish among them more often than by chance. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> tricky = Arbitraries.of(
                'ß', 'ŉ', 'ǰ', 'ΐ', 'ﬀ', '①', '½', '\u0301', '\u0344', '\u200d', '\u00a8', '\u212b', 'ı', 'İ', 'Ａ', 'ａ',
                '９');
        return Arbitraries.oneOf(
                        Arbitraries.chars().all().filter(sign -> !Character.isSurrogate(sign)),
                        tricky,
                        Arbitraries.chars().ascii())
                .list()
                .ofMaxSize(12)
                .map(signs -> signs.stream().map(String::valueOf).reduce("", String::concat));
    }
}
