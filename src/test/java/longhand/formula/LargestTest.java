package longhand.formula;

import static longhand.formula.Formula.constant;
import static longhand.formula.Formula.number;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import longhand.formula.Largest.Taken;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

class LargestTest {
    private static final Quantity X = Quantity.input(1, 1);
    private static final Quantity Y = Quantity.input(2, 1);

    /** In doubles 0.1 + 0.2 is more than 0.3. */
    private static final Formula THREE_TENTHS = sum(List.of(decimal("0.1"), decimal("0.2")));

    private static Formula decimal(String text) {
        return constant(new BigDecimal(text));
    }

    /** Without any quantity: all numbers are known. */
    private static double real(Formula formula) {
        return formula.value(new Values<Decimal64>() {
                    @Override
                    public Decimal64 of(Quantity quantity) {
                        return new Decimal64(quantity.equals(X) ? 2 : 5);
                    }

                    @Override
                    public Decimal64 number(BigDecimal constant) {
                        return new Decimal64(constant.doubleValue());
                    }

                    @Override
                    public BigDecimal exactly(Quantity quantity) {
                        return null;
                    }
                })
                .getReal();
    }

    private static List<Double> taken(List<Formula> parts) {
        return IntStream.range(0, parts.size())
                .mapToObj(place -> real(new Taken(place, parts)))
                .toList();
    }

    @Test
    void the_largest_is_taken_and_no_other() {
        List<Formula> parts = List.of(number(-3), number(7), number(2));
        assertThat(real(new Largest(parts))).isEqualTo(7);
        assertThat(taken(parts)).containsExactly(0.0, 1.0, 0.0);
        assertThat(ExactDecimal.of(new Largest(parts), named -> null)).isEqualByComparingTo("7");
        assertThat(ExactDecimal.of(new Taken(2, parts), named -> null)).isEqualByComparingTo("0");
    }

    @Test
    void of_several_that_are_equal_on_paper_the_first_is_taken() {
        List<Formula> parts = List.of(decimal("0.3"), THREE_TENTHS, decimal("0.2"));
        assertThat(taken(parts)).containsExactly(1.0, 0.0, 0.0);
        assertThat(taken(List.of(number(0), number(0), number(0), number(0)))).containsExactly(1.0, 0.0, 0.0, 0.0);
        assertThat(ExactDecimal.of(new Taken(0, parts), named -> null)).isEqualByComparingTo("1");
    }

    @Test
    void it_changes_as_the_one_that_is_taken() {
        Formula largest = new Largest(List.of(the(X), Formula.product(number(3), the(Y)), number(1)));
        assertThat(real(Slope.of(largest, X, largest))).isZero();
        assertThat(real(Slope.of(largest, Y, largest))).isEqualTo(3);
        assertThat(ExactDecimal.of(largest, named -> null)).isNull();
    }
}
