package org.reissue.logistics.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small language in which carriers' numbers are described. */
class NumberPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "SF#{13} SF1234567890123 true",
                "SF#{13} SF123456789012 false",
                "SF#{13} SF12345678901234 false",
                "SF#{13} SFA234567890123 false",
                "@@#{9}@@ EA123456785CN true",
                "@@#{9}@@ E1123456785CN false",
                "*{2,4} AB1 true",
                "*{2,4} A false",
                "*{2,4} ABCDE false",
                "#{1,3}#{2} 12345 true",
                "#{1,3}#{2} 12 false",
                "A{3}# AAA1 true",
                "A{3}# AA1 false",
                "# 1 true"
            })
    void a_number_matches_as_a_whole(String pattern, String number, boolean matches) {
        assertThat(NumberPattern.parse(pattern).orElseThrow().matches(number)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "sf#", "#{", "#{}", "#{0}", "#{3,2}", "#{1,2,3}", "#{,3}", "#{3,}", "#{-1}", "#{999}", "#{41}",
                "#{20}#{21}", "(#+)+", "#*+", "[0-9]", "#{1}}", "{3}", "中", "１", "# #", ".*", "\\d", "^#$"
            })
    void what_is_no_pattern_is_refused(String text) {
        assertThat(NumberPattern.parse(text)).isEmpty();
    }

    @Test
    void no_input_makes_it_slow() {
        // as a regular expression (X?){20}X{20} and (X+X+)+Y this takes years
        NumberPattern ambiguous =
                NumberPattern.parse("*{1,2}".repeat(13) + "Z".repeat(2)).orElseThrow();
        NumberPattern nested = NumberPattern.parse("*{1,13}*{1,13}*{1,13}Z").orElseThrow();
        String almost = "A".repeat(39) + "B";
        String endless = "A".repeat(500);
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 1_000; i++) {
                assertThat(ambiguous.matches(almost)).isFalse();
                assertThat(nested.matches(almost)).isFalse();
                assertThat(nested.matches(endless)).isFalse();
            }
        });
    }

    /** Checked against regular expressions, which these short ones cannot make slow. */
    @Property(tries = 500)
    void it_means_what_the_same_regular_expression_means(
            @ForAll("patterns") String pattern, @ForAll("shortNumbers") String number) {
        String expression = pattern.replace("#", "[0-9]").replace("@", "[A-Z]").replace("*", "[A-Z0-9]");
        assertThat(NumberPattern.parse(pattern).orElseThrow().matches(number)).isEqualTo(number.matches(expression));
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> sign = Arbitraries.of("#", "@", "*", "A", "1");
        Arbitrary<String> repeat = Arbitraries.of("", "", "{2}", "{1,3}", "{2,4}");
        return net.jqwik.api.Combinators.combine(sign, repeat)
                .as((one, times) -> one + times)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> shortNumbers() {
        return Arbitraries.strings().withChars("A1B2").ofMaxLength(9);
    }
}
