package longhand.model.learning;

import java.util.List;
import java.util.Locale;
import longhand.formula.Formula;

/** What the loss of a batch makes of those of its samples, and so its gradients of theirs. */
public enum Reduction {
    MEAN,
    SUM;

    /** The mean of so many terms, or their sum. */
    Formula of(List<Formula> terms) {
        Formula sum = Formula.sum(terms);
        return this == SUM || terms.size() == 1 ? sum : new Formula.Quotient(sum, Formula.count(terms.size()));
    }

    /** As it is written in an example file: {@code mean}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
