package longhand.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longhand.calculus.Change;
import longhand.calculus.Formula;
import longhand.calculus.Formula.Stable;
import longhand.calculus.Quantity;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;

/**
 * The derivation with somebody's own figures in the place of ours.
 *
 * <p>Each figure is a variable, so that what a rule gives from them comes with its gradient: how far half a unit of the last digit of
 * each figure can move it. Figures are put in, in teaching order, after they have been judged themselves; a rule then meets all the
 * figures that it builds on, and none that comes after it.
 */
final class Carried {
    private final Rules rules;
    private final Change change;
    private final Map<Quantity, SparseGradient> figures = new HashMap<>();
    private final List<Double> halfUnits = new ArrayList<>();
    private final Trace<SparseGradient> trace;

    Carried(Rules rules) {
        this(rules, Change.NONE);
    }

    /** @param change what is done to every rule */
    Carried(Rules rules, Change change) {
        this.rules = rules;
        this.change = change;
        trace = new Trace<>(
                rules, decimal -> SparseGradient.createConstant(decimal.doubleValue()), figures::get, change);
    }

    /** Lets all later rules build on this figure; a second one for the same quantity is passed over. */
    void put(Quantity quantity, WrittenNumber figure) {
        if (figures.putIfAbsent(
                        quantity,
                        SparseGradient.createVariable(
                                halfUnits.size(), figure.value().doubleValue()))
                == null) {
            halfUnits.add(figure.unit().doubleValue() / 2);
        }
    }

    boolean has(Quantity quantity) {
        return figures.containsKey(quantity);
    }

    /** Whether the rule gives this number from the figures, but for their rounding and its own. */
    boolean explains(Quantity quantity, WrittenNumber number) {
        for (Formula form : forms(quantity)) {
            SparseGradient value = form.value(trace);
            double off = Math.abs(value.getValue() - number.value().doubleValue());
            if (off <= reach(value) + number.unit().doubleValue()) {
                return true;
            }
        }
        return false;
    }

    /** How far the rounding of the figures can move what the rule gives. */
    private double reach(SparseGradient value) {
        double reach = 0;
        for (int i = 0; i < halfUnits.size(); i++) {
            reach += Math.abs(value.getDerivative(i)) * halfUnits.get(i);
        }
        return reach;
    }

    /** The first quantity that a rule mentions whose figure is here, but not there; or null. */
    Quantity mentionedIn(Quantity quantity, Carried there) {
        for (Formula form : forms(quantity)) {
            Set<Quantity> mentioned = form.references();
            for (Quantity q : mentioned) {
                if (has(q) && !there.has(q)) {
                    return q;
                }
            }
        }
        return null;
    }

    /** The ways to a quantity: its rule as it is worked out and as it is written, and, of the right rules, the shortcut. */
    private List<Formula> forms(Quantity quantity) {
        List<Formula> forms = new ArrayList<>();
        Formula formula = change.of(quantity, rules.of(quantity));
        if (formula instanceof Stable stable) {
            forms.add(stable.computed());
            forms.add(stable.written());
        } else {
            forms.add(formula);
        }
        if (change == Change.NONE) {
            rules.shortcut(quantity).ifPresent(forms::add);
        }
        return forms;
    }

    /** Where the value is too large for its type, a number as far from any written figure as can be. */
    static BigDecimal orTooLarge(BigDecimal value) {
        return value == null ? BigDecimal.TEN.pow(400) : value;
    }
}
