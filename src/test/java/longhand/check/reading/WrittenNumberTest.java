package longhand.check.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {
    private static final Comparator<WrittenNumber> SAME =
            Comparator.comparing(WrittenNumber::value).thenComparing(WrittenNumber::decimals);

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
                "σ(z1[1]) = σ(0.3775) = 0.59",
                "w1[1,1]·x[1] + w1[1,2]·x[2] + b1[1] = 0.15·0.05 + 0.2·0.1 + 0.35 = 0.59",
                "1/(1 + exp(-0.3775)) = 0,59",
                "1/(1+e^(−net_h1)) ≈ 0.59",
                "½(0.01 - 0.75)² = 0.59",
                "½·Σ(a − y)^2 = ½·((0.75 − 0.01)^2 + (0.77 − 0.99)^2) = 0.59",
                "z1[2]@1~2·w1'[1,2]~1 = 0.59",
                "0 if z > w, 1 if w > z, otherwise 0.5 = 0.59",
                "x[1] = 0.59",
                "max(0, 0.59) = 0.59",
                "12 345·2 = 0.59",
                "0.59 = 0.59",
            })
    void a_result_may_stand_behind_what_is_worked_out(String text) {
        assertThat(WrittenNumber.parse(text)).hasValue(new WrittenNumber(new BigDecimal("0.59"), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.3 z1[2] = 0.59",
                "0.3, z1[2] = 0.59",
                "0.3; z1[2] = 0.59",
                "0.3 and z1[2] = 0.59",
                "0.3 if z1[2] = 0.59",
                "not 0.3 = 0.59",
                "σ(0.3 = 0.59",
                "σ)0.3( = 0.59",
                "0.3 + = 0.59",
                "0.3 = 0.59",
                "σ(0.3) =",
            })
    void a_sentence_or_a_second_answer_is_no_working(String text) {
        assertThat(WrittenNumber.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "–0.5; -0.5; 1", // en dash
                "‒ 0,5; -0.5; 1", // figure dash
                "‑0.5; -0.5; 1", // hyphen that does not break
                "－0.5; -0.5; 1",
                "5.9×10⁻¹; 0.59; 2",
                "−5.9 × 10⁻¹²; -5.9e-12; 13",
                "5.9·10⁺²; 5.9e2; -1",
                "5.9*10^-1; 0.59; 2",
                "5.9*10**-1; 0.59; 2",
                "5.9 x 10^-1; 0.59; 2",
                "5.9 X10^–1; 0.59; 2",
                "5.9·10^{-1}; 0.59; 2",
                "5.9⋅10^-1; 0.59; 2",
                "5,9 \\cdot 10^{-1}; 0.59; 2",
                "$-5.9\\times 10^{-1}$; -0.59; 2",
                "$0{,}59$; 0.59; 2",
                "$0.59$; 0.59; 2",
                "≈ $0.59\\ldots$; 0.59; 2",
                "1'000; 1000; 0",
                "1,234,567; 1234567; 0",
                "-3,356.56; -3356.56; 2",
                "3.356,56; 3356.56; 2",
                "1.234.567,8; 1234567.8; 1",
                "\\(839.14\\); 839.14; 2",
                "-12’345'678.5; -12345678.5; 1",
                "= 0.59; 0.59; 2",
                "== -0,59; -0.59; 2",
                "=≈0.59; 0.59; 2",
                "≅ 0.59; 0.59; 2",
                "€ 0.59; 0.59; 2",
                "0.1·1 + 0.7·0.7 = 0.59; 0.59; 2",
                "2/2·(0.43 − 1) = −0.567; -0.567; 3",
                "1/3 ≈ 0.333; 0.333; 3",
                "0.50 = 0.5; 0.5; 1",
            })
    void reads_numbers_as_people_paste_them(String text, String value, int decimals) {
        WrittenNumber expected = new WrittenNumber(new BigDecimal(value), decimals);
        assertThat(WrittenNumber.parse(text)).get().usingComparator(SAME).isEqualTo(expected);
        assertThat(WrittenNumber.parse("\u200B" + text + "\uFEFF"))
                .get()
                .usingComparator(SAME)
                .isEqualTo(expected);
        assertThat(WrittenNumber.parse(text.replace(" ", "\u00A0")))
                .get()
                .usingComparator(SAME)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u200E"})
    void what_nobody_sees_is_not_there(String invisible) {
        assertThat(WrittenNumber.parse("-0" + invisible + ".5" + invisible + "9"))
                .hasValue(new WrittenNumber(new BigDecimal("-0.59"), 2));
        assertThat(WrittenNumber.parse(invisible)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "5.9×103; could be 5.9·10^3 or 5.9·103: write the first as 5.9e3",
                "5,9 x 10-1; could be 5,9·10^-1 or 5,9·10 - 1: write the first as 5,9e-1",
                "0.333333 ≈ 0.33; could be 0.333333 or 0.33: write one number",
                "0.5 = -0.5; could be 0.5 or -0.5: write one number",
                "1,234; could be 1.234 or 1234: write the first with a point, the second without a comma",
            })
    void of_two_readings_both_are_said_and_none_is_taken(String text, String problem) {
        assertThat(WrittenNumber.parse(text)).isEmpty();
        assertThat(WrittenNumber.problem(text)).hasValue(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,234",
                "-12,345",
                "—0.5", // a long dash is no minus
                "1'00",
                "1'0000",
                "'100",
                "0.1'234",
                "5²",
                "5.9×10",
                "10⁻³",
                "0.59 =",
                "0.5;update=3",
                "0.3 or z = 0.4",
                "0.59$",
                "0.59 €",
                "= 0.59$",
                "0.59 = x",
                "$",
                "=",
                "\\frac{1}{3}",
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
        assertThat(WrittenNumber.problem("1,234").orElseThrow()).contains("1.234 or 1234");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.234,5.6; is not a number: write one decimal sign and no other point or comma",
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
