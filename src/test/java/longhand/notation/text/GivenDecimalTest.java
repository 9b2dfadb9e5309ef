package longhand.notation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenDecimalTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.3", "-0.3", "+2", "007", "1.50", "1e-3", "2.5E+7", "1e300", "-1e300", "1e-300", "0"})
    void a_number_is_the_decimal_that_is_written(String text) {
        assertThat(GivenDecimal.isDecimal(text)).isTrue();
        assertThat(GivenDecimal.read(text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'0,3', ': use a decimal point'",
        "'-12,5', ': use a decimal point'",
        "'.5', ': write a digit on both sides of the decimal point'",
        "'5.', ': write a digit on both sides of the decimal point'",
        "'\u22120.3', ': write the minus sign as -'",
        "'', ''",
        "' 1', ''",
        "1/2, ''",
        "NaN, ''",
        "0x10, ''",
        "'1,234,567', ''",
        "'٣', ''"
    })
    void what_is_none_is_refused_with_a_hint_where_it_is_clear_what_was_meant(String text, String hint) {
        assertThat(GivenDecimal.isDecimal(text)).isFalse();
        assertThatExceptionOfType(GivenDecimal.Refused.class)
                .isThrownBy(() -> GivenDecimal.read(text))
                .satisfies(refused -> {
                    assertThat(refused.expected()).isEqualTo("a number such as 0.3");
                    assertThat(refused.hint()).isEqualTo(hint);
                })
                .withMessage("expected a number such as 0.3" + hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e301", "1.1e300", "-1e999999", "1e-301", "9e-301", "1e99999999999", "1e-99999999999"})
    void a_number_too_large_or_too_small_is_refused(String text) {
        assertThatExceptionOfType(GivenDecimal.Refused.class)
                .isThrownBy(() -> GivenDecimal.read(text))
                .withMessage("expected 0 or a number of magnitude 1e-300 to 1e300");
    }

    @Test
    void nought_has_no_exponent_that_could_grow() {
        assertThat(GivenDecimal.read("0e999999999")).isEqualTo(BigDecimal.ZERO);
        assertThat(GivenDecimal.read("0.00")).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void a_hundred_significant_digits_are_the_most() {
        assertThat(GivenDecimal.read("0." + "3".repeat(100)).precision()).isEqualTo(100);
        assertThat(GivenDecimal.read("0." + "0".repeat(200) + "3".repeat(100)).precision())
                .isEqualTo(100);
        for (int digits : new int[] {101, 499, 501, 1_000_000}) {
            assertThatExceptionOfType(GivenDecimal.Refused.class)
                    .isThrownBy(() -> GivenDecimal.read("3".repeat(digits)))
                    .withMessageContaining("expected ");
        }
        assertThatExceptionOfType(GivenDecimal.Refused.class)
                .isThrownBy(() -> GivenDecimal.read("0." + "3".repeat(101)))
                .withMessage("expected a number of at most 100 significant digits");
    }

    @Test
    void a_number_that_was_read_elsewhere_has_the_same_bounds() {
        assertThat(GivenDecimal.bounded(new BigDecimal("1e300"))).isEqualTo(new BigDecimal("1e300"));
        assertThatExceptionOfType(GivenDecimal.Refused.class)
                .isThrownBy(() -> GivenDecimal.bounded(new BigDecimal("1e301")));
    }
}
