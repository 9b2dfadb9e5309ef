package longhand.formula;

import static longhand.formula.Formula.constant;
import static longhand.formula.Formula.number;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import longhand.formula.Choice.Cases;
import longhand.formula.Choice.Extreme;
import longhand.formula.Choice.Relation;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Quotient;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {
    private static final Quantity Z = Quantity.weightedSum(1, 1, 1);
    private static final Formula NONE = new Applied(Function.LN, number(-1));

    /** In doubles 0.1 + 0.2 is more than 0.3. */
    private static final Formula THREE_TENTHS = sum(List.of(decimal("0.1"), decimal("0.2")));

    @ParameterizedTest
    @CsvSource({"GREATER, 2", "AT_LEAST, 1", "AT_MOST, 1", "GREATER_OR_FLATTER, 1"})
    void what_is_equal_on_paper_is_equal(Relation relation, double value) {
        assertThat(real(new Cases(THREE_TENTHS, relation, decimal("0.3"), number(1), number(2))))
                .isEqualTo(value);
    }

    @Test
    void where_no_decimal_tells_the_values_do() {
        Formula third = new Quotient(number(1), number(3));
        assertThat(real(new Cases(third, Relation.GREATER, decimal("0.3333"), number(1), number(2))))
                .isEqualTo(1);
        assertThat(real(new Cases(decimal("0.3334"), Relation.AT_MOST, third, number(1), number(2))))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 1", "-4, 3, 3", "2, 2, 2", "-2, 2, 0", "0, 0, 0"})
    void of_the_slopes_on_a_corner_the_flatter_holds_and_of_equally_steep_ones_their_mean(
            long one, long other, double value) {
        Cases slopes = new Cases(THREE_TENTHS, Relation.GREATER_OR_FLATTER, decimal("0.3"), number(one), number(other));
        assertThat(real(slopes)).isEqualTo(value);
        assertThat(ExactDecimal.of(slopes, named -> null)).isEqualByComparingTo(BigDecimal.valueOf((long) value));
    }

    @ParameterizedTest
    @CsvSource({"true, 2, 3, 2", "true, 3, -2, -2", "true, 1, -1, 0", "false, 2, 3, 2", "false, -1, 1, 0"})
    void of_two_equal_numbers_the_extreme_changes_as_the_flatter(
            boolean isLarger, long slope, long otherSlope, double expected) {
        Formula one = Formula.product(number(slope), the(Z));
        Formula other = Formula.product(number(otherSlope), the(Z));
        SparseGradient value = new Extreme(isLarger, one, other).value(carrying(0));
        assertThat(value.getValue()).isZero();
        assertThat(value.getDerivative(0)).isEqualTo(expected);
    }

    @Test
    void what_one_side_lacks_the_whole_lacks() {
        assertThat(real(new Extreme(true, number(2), NONE))).isNaN();
        assertThat(real(new Extreme(true, NONE, number(2)))).isNaN();
        assertThat(real(new Cases(NONE, Relation.GREATER, number(0), number(1), number(2))))
                .isNaN();
        assertThat(real(new Cases(number(1), Relation.GREATER, number(0), number(1), NONE)))
                .isEqualTo(1);
    }

    private static Formula decimal(String text) {
        return constant(new BigDecimal(text));
    }

    private static double real(Formula formula) {
        Arithmetic<Decimal64> doubles = Arithmetic.doubles();
        return formula.value(new Values<Decimal64>() {
                    @Override
                    public Decimal64 of(Quantity quantity) {
                        throw new AssertionError(quantity);
                    }

                    @Override
                    public Decimal64 number(BigDecimal constant) {
                        return doubles.number(constant);
                    }
                })
                .getReal();
    }

    /** Values by which everything named moves. */
    private static Values<SparseGradient> carrying(double at) {
        return new Values<>() {
            @Override
            public SparseGradient of(Quantity quantity) {
                return SparseGradient.createVariable(0, at);
            }

            @Override
            public SparseGradient number(BigDecimal constant) {
                return SparseGradient.createConstant(constant.doubleValue());
            }
        };
    }
}
