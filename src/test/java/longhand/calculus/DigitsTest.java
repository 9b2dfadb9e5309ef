package longhand.calculus;

import static longhand.calculus.Examples.inDigits;
import static longhand.calculus.Examples.inDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import longhand.formula.Arithmetic;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many digits as are asked for. */
@Tag("slow")
@Tag("long")
class DigitsTest {
    /** Smaller numbers are what is left when larger ones cancel; they are measured with the rounding of those. */
    private static final BigDecimal FLOOR = new BigDecimal("1E-10");

    /** As in {@link DerivativesAgainstGradientsTest}. */
    private static final double FLOOR_OF_DOUBLES = 1e-3;

    @Test
    void all_50_digits_are_those_that_80_digits_begin_with() {
        Largest difference = new Largest();
        RandomSteps.of(50, 11).forEach(step -> {
            Trace<Dfp> fifty = inDigits(50, step);
            Trace<Dfp> eighty = inDigits(80, step);
            fifty.forEach(q -> difference.see(
                    Largest.relative(fifty.of(q), Largest.decimal(eighty.of(q)), FLOOR), q, eighty.of(q), step));
        });
        difference.isAtMost(1e-50);
    }

    @Test
    void doubles_are_right_to_their_last_places() {
        Largest difference = new Largest();
        RandomSteps.of(100, 12).forEach(step -> {
            Trace<Decimal64> doubles = inDoubles(step);
            Trace<Dfp> fifty = inDigits(50, step);
            fifty.forEach(q -> {
                BigDecimal truth = Largest.decimal(fifty.of(q));
                difference.see(Largest.relative(doubles.of(q).getReal(), truth, FLOOR_OF_DOUBLES), q, truth, step);
            });
        });
        difference.isAtMost(1e-12);
    }

    @Test
    void a_decimal_is_the_same_however_it_is_written() {
        for (String text : new String[] {"0.00000012", "1.2E-7", "12E-8", "-0.00000012", "-1.2E-7"}) {
            BigDecimal decimal = new BigDecimal(text);
            assertThat(Largest.decimal(Arithmetic.digits(50).number(decimal))).isEqualByComparingTo(decimal);
            assertThat(Arithmetic.doubles().number(decimal).getReal()).isEqualTo(Double.parseDouble(text));
        }
        assertThat(Largest.decimal(Arithmetic.digits(50).number(new BigDecimal("3E+5"))))
                .isEqualByComparingTo("300000");
    }

    @Test
    void asked_for_few_digits_or_many_it_gives_at_least_those() {
        for (int digits : new int[] {1, 10, 17, 50, 51, 52, 53, Arithmetic.MOST_DIGITS}) {
            Dfp third = Arithmetic.digits(digits).number(BigDecimal.ONE).divide(3);
            assertThat(third.toString()).startsWith("0." + "3".repeat(digits));
        }
    }

    @Test
    void more_digits_than_are_right_are_not_given() {
        assertThatIllegalArgumentException().isThrownBy(() -> Arithmetic.digits(Arithmetic.MOST_DIGITS + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Arithmetic.digits(0));
    }
}
