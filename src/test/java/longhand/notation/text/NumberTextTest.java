package longhand.notation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    @Test
    void a_long_count_is_read_by_its_thousands() {
        assertThat(NumberText.grouped(0)).isEqualTo("0");
        assertThat(NumberText.grouped(999)).isEqualTo("999");
        assertThat(NumberText.grouped(1_800_608)).isEqualTo("1,800,608");
    }

    @Test
    void full_text_names_the_double_and_no_other() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(NumberText.full(NumberText.shortest(value))))
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void decimals_and_powers_of_ten_are_those_that_other_programs_write() {
        Random random = new Random(8);
        for (int i = 0; i < 5000; i++) {
            double value = Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(9));
            int decimals = random.nextInt(6);
            assertThat(NumberText.fixed(value, decimals))
                    .isEqualTo(String.format(Locale.ROOT, "%." + decimals + "f", value));
            assertThat(NumberText.scientific(value)).isEqualTo(String.format(Locale.ROOT, "%.2e", value));
        }
    }

    @Test
    void half_of_the_last_decimal_is_rounded_as_the_decimal_or_as_the_binary_number_has_it() {
        assertThat(NumberText.fixed(0.125, 2)).isEqualTo("0.13");
        assertThat(NumberText.fixedInBinary(0.125, 2)).isEqualTo("0.12");
        assertThat(NumberText.fixed(1.005, 2)).isEqualTo("1.01");
        assertThat(NumberText.fixedInBinary(1.005, 2)).isEqualTo("1.00");
        assertThat(NumberText.fixed(97.5, 2))
                .isEqualTo(NumberText.fixedInBinary(97.5, 2))
                .isEqualTo("97.50");
    }

    @Test
    void what_a_computation_has_led_to_is_told_where_it_is_no_finite_number() {
        assertThat(NumberText.fixed(Double.NaN, 2)).isEqualTo("NaN");
        assertThat(NumberText.fixedInBinary(Double.POSITIVE_INFINITY, 2)).isEqualTo("Infinity");
        assertThat(NumberText.scientific(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
        assertThat(NumberText.plain(Double.NaN, 2)).isEqualTo("NaN");
    }

    @Test
    void plain_text_has_so_many_digits_that_count_and_no_power_of_ten() {
        assertThat(NumberText.plain(1234.5, 2)).isEqualTo("1200");
        assertThat(NumberText.plain(0.00012345, 2)).isEqualTo("0.00012");
        assertThat(NumberText.plain(25, 1)).isEqualTo("30");
    }

    @Test
    void a_coordinate_has_no_more_decimals_than_a_picture_needs() {
        assertThat(NumberText.tenths(12)).isEqualTo("12.0");
        assertThat(NumberText.tenths(12.35)).isEqualTo("12.4");
        assertThat(NumberText.hundredths(300)).isEqualTo("300");
        assertThat(NumberText.hundredths(1 / 3.0)).isEqualTo("0.33");
        assertThat(NumberText.hundredths(0.004)).isEqualTo("0");
    }

    @Test
    void full_text_has_no_digit_too_many() {

        assertThat(NumberText.full(NumberText.shortest(0.1))).isEqualTo("0.1");
        assertThat(NumberText.full(NumberText.shortest(0.1 + 0.2))).isEqualTo("0.30000000000000004");
        assertThat(NumberText.full(NumberText.shortest(Double.parseDouble("1e23"))))
                .isEqualTo("1e23");
        assertThat(NumberText.full(NumberText.shortest(2e-3))).isEqualTo("0.002");
        assertThat(NumberText.full(NumberText.shortest(100))).isEqualTo("100");
        assertThat(NumberText.full(NumberText.shortest(-0.0))).isEqualTo("0");
        assertThat(NumberText.full(NumberText.shortest(-1.5e-9))).isEqualTo("-1.5e-9");
    }

    @Test
    void infinity_has_no_decimal() {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberText.shortest(Double.POSITIVE_INFINITY));
    }

    @Test
    void shown_text_is_exact_where_six_decimals_are_enough() {
        assertThat(shown("0.9")).isEqualTo("0.9");
        assertThat(shown("-0.27")).isEqualTo("-0.27");
        assertThat(shown("3")).isEqualTo("3");
        assertThat(shown("1200")).isEqualTo("1200");
        assertThat(shown("0")).isEqualTo("0");
    }

    @Test
    void shown_text_is_rounded_to_six_decimals_half_away_from_zero() {
        assertThat(shown("-0.13922048")).isEqualTo("-0.139220");
        assertThat(shown("0.1234565")).isEqualTo("0.123457");
        assertThat(shown("-0.1234565")).isEqualTo("-0.123457");
    }

    @Test
    void shown_text_takes_a_power_of_ten_where_six_decimals_would_hide_the_number() {
        assertThat(shown("0.00000012345678")).isEqualTo("1.23457e-7");
        assertThat(shown("0.000099999999")).isEqualTo("1e-4");
        assertThat(shown("123456789")).isEqualTo("1.23457e8");
    }

    @Test
    void brief_text_has_so_many_digits_and_all_before_the_point() {
        assertThat(brief("-0.18821573269219793")).isEqualTo("-0.188216");
        assertThat(brief("12.3456789")).isEqualTo("12.3457");
        assertThat(brief("0.00123456789")).isEqualTo("0.001235");
        assertThat(brief("0.00001234567")).isEqualTo("1.23457e-5");
        assertThat(brief("1234567.8")).isEqualTo("1234568");
        assertThat(brief("9999999.9")).isEqualTo("1e7");
        assertThat(brief("123456789")).isEqualTo("1.23457e8");
        assertThat(brief("0.1")).isEqualTo("0.1");
        assertThat(brief("1000000")).isEqualTo("1000000");
        assertThat(brief("0")).isEqualTo("0");
    }

    private static String brief(String decimal) {
        return NumberText.brief(new BigDecimal(decimal), 6);
    }

    private static String shown(String decimal) {
        return NumberText.shown(new BigDecimal(decimal));
    }
}
