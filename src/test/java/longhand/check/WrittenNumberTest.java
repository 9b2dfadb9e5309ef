package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.345787; 0.345787; 6",
                "-0,09971299; -0.09971299; 8",
                "−0.5; -0.5; 1",
                "1; 1; 0",
                "≈ 0.3; 0.3; 1",
                "0.3...; 0.3; 1",
                "0,200; 0.200; 3",
                "-0.000000; 0.000000; 6",
                "1.5e-3; 0.0015; 4",
                "1e-3; 0.001; 3",
                "1E+2; 1e2; -2",
                "1.2·10^-3; 0.0012; 4",
                "1,2 · 10^(−3); 0.0012; 4",
                "-1.2 × 10^-3; -0.0012; 4",
                "1.2*10^3; 1.2e3; -2",
                "1.2x10^3; 1.2e3; -2",
                ".5; 0.5; 1",
                "-.5; -0.5; 1",
                "-,5; -0.5; 1",
                "+.5; 0.5; 1",
                "5.; 5; 0",
                "- 0.5; -0.5; 1",
                "0.123 456; 0.123456; 6",
                "0.123 4; 0.1234; 4",
                "12 345.5; 12345.5; 1",
                "≈ −0,33 …; -0.33; 2",
                "~0.3; 0.3; 1",
                "0,2345; 0.2345; 4",
                "0,234; 0.234; 3",
                "1,2345; 1.2345; 4",
                "1,23; 1.23; 2",
                "1.234; 1.234; 3",
                "1e300; 1e300; -300"
            })
    void reads_numbers_as_people_write_them(String text, String value, int decimals) {
        assertThat(WrittenNumber.parse(text)).hasValue(new WrittenNumber(new BigDecimal(value), decimals));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,234",
                "-12,345",
                "abc",
                "",
                "1.2.3",
                "NaN",
                "0x1p3",
                "1d",
                "1e99999",
                ".",
                ",",
                "-",
                "+",
                "≈",
                "...",
                "…",
                "e5",
                ".e5",
                "--1",
                "+-1",
                "1f",
                "0x1p-3",
                "Infinity",
                "-Infinity",
                "1_000",
                "1,234,567",
                "1.234.567",
                "1 2",
                "0.1 2.3",
                "0.12 34",
                "1 23",
                "1e5e5",
                "1e301",
                "1e-301",
                "²",
                "½",
                "1/3",
                "50%",
                "٣",
                "1,234...",
                "10^-3",
                "0.3 or 0.4",
                "0,3;0,4"
            })
    void leaves_what_is_ambiguous_or_no_number(String text) {
        assertThat(WrittenNumber.parse(text)).isEmpty();
    }

    @Test
    void says_why() {
        assertThat(WrittenNumber.problem("0.5")).isEmpty();
        assertThat(WrittenNumber.problem("1,234").orElseThrow()).contains("decimal comma");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.234,5; is not a number: write one decimal sign and no other point or comma",
                "1/10; is not a number: write the fraction as a decimal number",
                "34.58%; is not a number: write a decimal number, not a percentage",
                "0.608259 (rounded); is not a number: write nothing after the digits",
                "about a half; is not a number",
                "inf; is not a number: a program prints this when a number gets too large or is divided by 0",
                "-Infinity; is not a number: a program prints this when a number gets too large or is divided by 0",
                "NaN; is not a number: a program prints this when there is no result, as for 0/0",
                "1e-301; is not a number: its power of ten is beyond 300",
            })
    void says_what_to_do_about_it(String text, String problem) {
        assertThat(WrittenNumber.problem(text)).hasValue(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0,", "-.", "12.", ","})
    void says_how_many_digits_it_reads(String before) {
        assertThat(WrittenNumber.parse(before + "1".repeat(100))).isPresent();
        assertThat(WrittenNumber.problem(before + "1".repeat(101)))
                .hasValue("is not a number: write at most 100 digits before the decimal sign, and as many after it");
    }

    @Test
    void minus_zero_is_zero() {
        assertThat(number("-0").value()).isEqualByComparingTo("0");
        assertThat(number("-0.000").significantDigits()).isZero();
        assertThat(number("-0.000").agreesWith(BigDecimal.ZERO)).isTrue();
    }

    @Test
    void agrees_when_rounded_or_cut_off_but_not_when_one_digit_is_off() {
        BigDecimal exact = new BigDecimal("0.0144935957");
        assertThat(number("0.01449360").agreesWith(exact)).isTrue();
        assertThat(number("0.01449359").agreesWith(exact)).isTrue();
        assertThat(number("0.01449361").agreesWith(exact)).isFalse();
        assertThat(number("0.01449358").agreesWith(exact)).isFalse();
        assertThat(number("-0.01449360").agreesWith(exact)).isFalse();
    }

    @Test
    void a_tie_may_go_either_way() {
        BigDecimal exact = new BigDecimal("0.125");
        assertThat(number("0.12").isRounded(exact)).isTrue();
        assertThat(number("0.13").isRounded(exact)).isTrue();
    }

    private static WrittenNumber number(String text) {
        return WrittenNumber.parse(text).orElseThrow();
    }
}
