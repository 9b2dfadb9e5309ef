package longhand.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import longhand.calculus.Largest;
import longhand.calculus.Table;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every function in every number type, from −800 to 800 and as near to 0 as 1e-20, against {@code tables.py}. */
class FunctionTest {
    abstract static class Contract<T extends RealFieldElement<T>> {
        abstract T number(BigDecimal x);

        /** How far that is from the truth, and how far it may be. */
        abstract double difference(T ours, BigDecimal truth);

        abstract double tolerance();

        @Test
        void every_function_has_the_values_of_the_table() {
            Largest difference = new Largest();
            for (List<String> row : Table.rows("functions")) {
                T ours = Function.valueOf(row.get(0)).of(number(new BigDecimal(row.get(1))));
                difference.see(difference(ours, new BigDecimal(row.get(2))), row, ours);
            }
            difference.isAtMost(tolerance());
        }
    }

    @Nested
    class InDoubles extends Contract<Decimal64> {
        @Override
        Decimal64 number(BigDecimal x) {
            return Arithmetic.doubles().number(x);
        }

        @Override
        double difference(Decimal64 ours, BigDecimal truth) {
            return Largest.relative(ours.getReal(), truth, Double.MIN_NORMAL);
        }

        @Override
        double tolerance() {
            return 1e-15;
        }
    }

    abstract static class InDigits extends Contract<Dfp> {
        /** Where 1 + e^x or 1 − e^x is all that is kept of a small e^x or x, as in Dfp's log1p and expm1, its last digits go. */
        private static final BigDecimal FLOOR = new BigDecimal("1E-10");

        private final int digits;

        InDigits(int digits) {
            this.digits = digits;
        }

        @Override
        Dfp number(BigDecimal x) {
            return Arithmetic.digits(digits).number(x);
        }

        @Override
        double difference(Dfp ours, BigDecimal truth) {
            return Largest.relative(ours, truth, FLOOR);
        }

        @Override
        double tolerance() {
            return Math.pow(10, -digits);
        }
    }

    @Nested
    class InFiftyDigits extends InDigits {
        InFiftyDigits() {
            super(50);
        }
    }

    @Nested
    class InTheMostDigits extends InDigits {
        InTheMostDigits() {
            super(Arithmetic.MOST_DIGITS);
        }
    }

    @Nested
    class InGradients extends Contract<SparseGradient> {
        @Override
        SparseGradient number(BigDecimal x) {
            return SparseGradient.createVariable(0, x.doubleValue());
        }

        @Override
        double difference(SparseGradient ours, BigDecimal truth) {
            return Largest.relative(ours.getValue(), truth, Double.MIN_NORMAL);
        }

        @Override
        double tolerance() {
            return 1e-15;
        }

        @Test
        void every_function_moves_as_the_table_says() {
            Largest difference = new Largest();
            for (List<String> row : Table.rows("functions")) {
                if (row.get(0).endsWith("_SLOPE")) {
                    continue; // stands in no forward pass, so nobody differentiates it
                }
                SparseGradient ours = Function.valueOf(row.get(0)).of(number(new BigDecimal(row.get(1))));
                difference.see(
                        Largest.relative(ours.getDerivative(0), new BigDecimal(row.get(3)), Double.MIN_NORMAL), row);
            }
            difference.isAtMost(1e-15);
        }
    }

    @Test
    void the_table_has_rows_of_every_function() {
        assertThat(Table.rows("functions").stream().map(row -> Function.valueOf(row.get(0))))
                .contains(Function.values());
    }

    @Test
    void the_slopes_are_the_slopes_of_their_functions() {
        // on its corner ReLU has the slope 0
        assertThat(slopeOf(Function.RELU, 0)).isZero();
        assertThat(Function.RELU_SLOPE.of(new Decimal64(0)).getReal()).isZero();
        for (double x : new double[] {-2.5, -0.3, 0.3, 2.5}) {
            assertThat(Function.RELU_SLOPE.of(new Decimal64(x)).getReal()).isEqualTo(slopeOf(Function.RELU, x));
            assertThat(Function.TANH_SLOPE.of(new Decimal64(x)).getReal())
                    .isCloseTo(slopeOf(Function.TANH, x), within(1e-15));
        }
    }

    private static double slopeOf(Function function, double x) {
        return function.of(SparseGradient.createVariable(0, x)).getDerivative(0);
    }

    @Nested
    class Slopes {
        /** Far from a corner, and where no digit is lost. */
        private final double[] places = {-3.5, -1.25, -0.3, 0.2, 0.75, 1.5, 4};

        @Test
        void the_slope_beside_each_function_is_what_numbers_that_carry_their_gradient_say() {
            for (Function function : Function.values()) {
                for (double x : places) {
                    if (function.lackAt(x) == null) {
                        Formula at = Formula.constant(BigDecimal.valueOf(x));
                        Formula slope = function.slope(at, new Formula.Applied(function, at));
                        double expected =
                                function.of(SparseGradient.createVariable(0, x)).getDerivative(0);
                        // 13 decimals; of a large slope, as that of tan near its pole, 15 digits
                        double accuracy = Math.max(1e-13, 1e-15 * Math.abs(expected));
                        for (Formula form : List.of(slope, slope.plain())) {
                            assertThat(value(form)).as("%s at %s", function, x).isCloseTo(expected, within(accuracy));
                        }
                    }
                }
            }
        }

        @Test
        void on_its_corner_a_function_has_the_slope_that_it_says() {
            for (Function function : Function.values()) {
                if (function.hasCorner()) {
                    Formula zero = Formula.number(0);
                    assertThat(value(function.slope(zero, new Formula.Applied(function, zero))))
                            .isZero();
                }
            }
        }

        private static double value(Formula formula) {
            return formula.value(new Values<Decimal64>() {
                        @Override
                        public Decimal64 of(Quantity quantity) {
                            throw new AssertionError(quantity);
                        }

                        @Override
                        public Decimal64 number(BigDecimal constant) {
                            return Arithmetic.doubles().number(constant);
                        }
                    })
                    .getReal();
        }
    }
}
