package longhand.formula;

import java.math.BigDecimal;
import org.apache.commons.math3.RealFieldElement;

/** The values of quantities, and of constants, in one number type. */
public interface Values<T extends RealFieldElement<T>> {
    T of(Quantity quantity);

    T number(BigDecimal constant);
}
