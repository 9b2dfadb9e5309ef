package longhand.check.cause;

import java.util.HashMap;
import java.util.Map;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.formula.Formula;
import longhand.formula.quantity.Quantity;

/** Rules that are asked for again and again, as one derivation after another is worked out by them: each is made once, and kept. */
final class KeptRules {
    /** So many are kept at most. */
    private static final int MOST_KEPT = 50_000;

    /** One of more parts is not: a layer of inputs has many such sums, and together they are large. */
    private static final int MOST_PARTS = 100;

    private final Rules rules;
    private final Change change;
    private final Map<Integer, Formula> byPlace = new HashMap<>();

    /** @param change what is done to every rule */
    KeptRules(Rules rules, Change change) {
        this.rules = rules;
        this.change = change;
    }

    Rules rules() {
        return rules;
    }

    Formula of(Quantity q) {
        Integer place = rules.order().placeOf(q);
        Formula kept = byPlace.get(place);
        if (kept != null) {
            return kept;
        }
        Formula formula = change.of(q, rules.of(q));
        if (formula.parts().size() <= MOST_PARTS && byPlace.size() < MOST_KEPT) {
            byPlace.put(place, formula);
        }
        return formula;
    }
}
