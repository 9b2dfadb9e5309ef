package longhand.formula;

import java.math.BigDecimal;
import longhand.formula.Choice.Cases;
import longhand.formula.Choice.Extreme;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;
import org.apache.commons.math3.RealFieldElement;

/** Whether a value that comes to 0 is 0 on paper too, as that of a neuron that is shut, and not only too small for its number type. */
public final class ExactZero {
    private ExactZero() {}

    /** Of a formula that comes to 0 with these values. */
    public static <T extends RealFieldElement<T>> boolean is(Formula formula, Values<T> values) {
        BigDecimal exact = ExactDecimal.of(formula, values::exactly);
        if (exact != null) {
            return exact.signum() == 0;
        }
        if (formula instanceof Product product) {
            return product.parts().stream().anyMatch(factor -> isZero(factor, values));
        }
        if (formula instanceof Sum sum) {
            return sum.parts().stream().allMatch(term -> isZero(term, values));
        }
        if (formula instanceof Quotient quotient) {
            return isZero(quotient.numerator(), values);
        }
        if (formula instanceof Negative negative) {
            return is(negative.of(), values);
        }
        if (formula instanceof Stable stable) {
            return is(stable.computed(), values);
        }
        if (formula instanceof Applied applied) {
            return is(applied, values);
        }
        if (formula instanceof Cases cases) {
            return is(cases, values);
        }
        return formula instanceof Extreme && formula.parts().stream().anyMatch(part -> isZero(part, values));
    }

    private static <T extends RealFieldElement<T>> boolean isZero(Formula formula, Values<T> values) {
        return formula.value(values).getReal() == 0 && is(formula, values);
    }

    private static <T extends RealFieldElement<T>> boolean is(Applied applied, Values<T> values) {
        double x = applied.argument().value(values).getReal();
        return switch (applied.function()) {
            case RELU, RELU_SLOPE -> x < 0 || (x == 0 && is(applied.argument(), values));
            case SIGN, ABS, TANH, SQRT, SIN, TAN, EXP_LESS_ONE, SQUARE -> x == 0 && is(applied.argument(), values);
            default -> false;
        };
    }

    private static <T extends RealFieldElement<T>> boolean is(Cases cases, Values<T> values) {
        double order =
                cases.left().value(values).subtract(cases.right().value(values)).getReal();
        return order != 0 && isZero(cases.chosen((int) Math.signum(order)), values);
    }
}
