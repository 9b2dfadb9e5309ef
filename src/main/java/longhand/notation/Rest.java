package longhand.notation;

import java.math.BigDecimal;
import java.util.List;
import longhand.formula.Formula;
import longhand.formula.Values;
import org.apache.commons.math3.RealFieldElement;

/** Terms of a long sum that are written as one, by their number and what they come to together: none of them is a part. */
public record Rest(List<Formula> terms) implements Formula {
    @Override
    public Formula slope(Slopes slopes, Formula itself) {
        return new Sum(terms).slope(slopes);
    }

    @Override
    public <T extends RealFieldElement<T>> T value(Values<T> values) {
        return new Sum(terms).value(values);
    }

    @Override
    public BigDecimal exactly(Exact exact) {
        return new Sum(terms).exactly(exact);
    }
}
