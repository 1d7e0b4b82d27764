package org.reissue.logistics.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The regular expressions that describe carriers' numbers. */
class NumberFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "SF[0-9]{13} SF1234567890123 true",
                "SF[0-9]{13} SF123456789012 false",
                "SF[0-9]{13} SF12345678901234 false",
                "SF[0-9]{13} SFA234567890123 false",
                "[A-Z]{2}[0-9]{9}[A-Z]{2} EA123456785CN true",
                "[A-Z]{2}[0-9]{9}[A-Z]{2} E1123456785CN false",
                "[A-Z0-9]{2,4} AB1 true",
                "[A-Z0-9]{2,4} A false",
                "[A-Z0-9]{2,4} ABCDE false",
                "[0-9]{1,3}[0-9]{2} 12345 true",
                "[0-9]{1,3}[0-9]{2} 12 false",
                "A{3}[0-9] AAA1 true",
                "A{3}[0-9] AA1 false",
                "[0-9] 1 true",
                "SF|YT YT true",
                "SF|YT SFYT false"
            })
    void a_number_matches_as_a_whole(String pattern, String number, boolean matches) {
        assertThat(format(pattern).looksLike(number)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0-9]{9}", "SF[0-9]{12,13}", "(?:SF|YT)[0-9]+", "\\d{40}", "(A+)+"})
    void a_small_expression_is_usable(String pattern) {
        assertThat(format(pattern).isUsable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9",
                "SF(",
                "SF)",
                "*{3}",
                "#{3,2}",
                "#{1001}",
                "#*+",
                "(?<=SF)[0-9]",
                "(.)\\1",
                "\\C",
                "(.{1000}){1000}",
                "((((.{1000}){1000}){1000}){1000})",
                "\\pL{1000}\\pN{1000}"
            })
    void a_malformed_or_large_expression_is_refused(String pattern) {
        assertThat(format(pattern).isUsable()).isFalse();
    }

    @Test
    void a_long_expression_is_refused() {
        assertThat(format("A".repeat(80)).isUsable()).isTrue();
        assertThat(format("A".repeat(81)).isUsable()).isFalse();
    }

    @Test
    void no_input_makes_a_match_slow() {
        // a backtracking matcher takes years for each of these
        NumberFormat ambiguous = format("X?".repeat(20) + "X".repeat(20));
        NumberFormat nested = format("(X+X+)+Y");
        String almost = "X".repeat(19);
        String endless = "X".repeat(500);
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 1_000; i++) {
                assertThat(ambiguous.looksLike(almost)).isFalse();
                assertThat(nested.looksLike(almost)).isFalse();
                assertThat(nested.looksLike(endless)).isFalse();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "SF[0-9]{13}, SF, true",
        "SF[0-9]{13}, S, false",
        "S[0-9]{13}, S1, false",
        "SF1{3}, SF, true",
        "SF1*, SF2, true",
        "SF+, SF, false",
        "SF|YT[0-9], SF, false",
        "(?i)SF[0-9], SF, false",
        "[A-Z]{2}[0-9]{9}, AB, false"
    })
    void a_sure_format_claims_the_numbers_that_begin_like_it(String pattern, String number, boolean claimed) {
        assertThat(format(pattern).claims(number)).isEqualTo(claimed);
    }

    private static NumberFormat format(String pattern) {
        return new NumberFormat(pattern, null, Certainty.SURE, "test");
    }
}
