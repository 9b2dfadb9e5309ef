package longhand.notation;

import java.util.LinkedHashMap;
import java.util.Map;
import longhand.formula.Formula;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Formula.Sum;
import longhand.formula.quantity.Quantity;

/**
 * Which colour each quantity of a formula has, in the rule, in the numbers and in the lines that say where they came from: in a sum
 * one colour a term, otherwise one a quantity.
 */
public final class Colours {
    /** How many colours there are; after the last the first comes again. */
    public static final int COUNT = 6;

    private Colours() {}

    /** Colours counted from 1. */
    public static Map<Quantity, Integer> of(Formula formula) {
        Map<Quantity, Integer> colours = new LinkedHashMap<>();
        if (formula instanceof Stable stable) {
            return of(stable.written());
        }
        if (formula instanceof Quotient quotient && quotient.numerator() instanceof Sum) {
            return of(quotient.numerator());
        }
        int next = 0;
        for (Formula part : formula instanceof Sum ? formula.parts() : singles(formula)) {
            for (Quantity q : part.references()) {
                colours.putIfAbsent(q, next % COUNT + 1);
            }
            next++;
        }
        return colours;
    }

    private static Iterable<Formula> singles(Formula formula) {
        return formula.references().stream().<Formula>map(Reference::new).toList();
    }
}
