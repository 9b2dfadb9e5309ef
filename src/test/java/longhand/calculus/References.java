package longhand.calculus;

import java.util.LinkedHashSet;
import java.util.Set;
import longhand.formula.Formula;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.quantity.Quantity;

/** All that a formula needs, in the form that people write and in the form that is worked out. */
public final class References {
    private References() {}

    public static Set<Quantity> of(Formula formula) {
        Set<Quantity> references = new LinkedHashSet<>();
        collect(formula, references);
        return references;
    }

    private static void collect(Formula formula, Set<Quantity> references) {
        if (formula instanceof Reference reference) {
            references.add(reference.quantity());
        } else if (formula instanceof Stable stable) {
            collect(stable.written(), references);
            collect(stable.computed(), references);
        } else {
            formula.parts().forEach(part -> collect(part, references));
        }
    }
}
