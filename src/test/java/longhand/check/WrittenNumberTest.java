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
                "1.5e-3; 0.0015; 4"
            })
    void reads_numbers_as_people_write_them(String text, String value, int decimals) {
        assertThat(WrittenNumber.parse(text)).hasValue(new WrittenNumber(new BigDecimal(value), decimals));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "-12,345", "abc", "", "1.2.3", "NaN", "0x1p3", "1d", "1e99999", "."})
    void leaves_what_is_ambiguous_or_no_number(String text) {
        assertThat(WrittenNumber.parse(text)).isEmpty();
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
