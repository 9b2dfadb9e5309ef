package longhand.notation.formula;

import java.util.List;
import longhand.formula.Formula;
import longhand.formula.Values;
import org.apache.commons.math3.RealFieldElement;

/** Terms of a long sum that are written as one, by their number and what they come to together: none of them is a part. */
public record Rest(List<Formula> terms) implements Formula {
    @Override
    public <T extends RealFieldElement<T>> T value(Values<T> values) {
        return new Sum(terms).value(values);
    }
}
