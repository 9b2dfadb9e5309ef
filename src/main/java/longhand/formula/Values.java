package longhand.formula;

import java.math.BigDecimal;
import longhand.formula.quantity.Quantity;
import org.apache.commons.math3.RealFieldElement;

/** The values of quantities, and of constants, in one number type. */
public interface Values<T extends RealFieldElement<T>> {
    T of(Quantity quantity);

    T number(BigDecimal constant);

    /** Null where the quantity is not known as an exact decimal. */
    default BigDecimal exactly(Quantity quantity) {
        return null;
    }

    /** What stands for a number that does not exist: no number. */
    default T none(Lack why) {
        return number(BigDecimal.ZERO).divide(number(BigDecimal.ZERO));
    }
}
