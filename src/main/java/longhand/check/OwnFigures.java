package longhand.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Formula;
import longhand.formula.Formula.Stable;
import longhand.formula.Quantity;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;

/**
 * The derivation with somebody's own figures in the place of ours.
 *
 * <p>Each figure is a variable, so that what a rule gives from them comes with its gradient: how far half a unit of the last digit of
 * each figure can move it. Figures are put in, in teaching order, after they have been judged themselves; a rule then meets all the
 * figures that it builds on, and none that comes after it.
 */
final class OwnFigures {
    /** Numbers nearer to each other than this part of themselves differ only by how a computer adds. */
    static final double SAME = 1e-12;

    /** What a sum that is zero on paper comes to in a computer is no larger than this. */
    private static final double NOTHING = 1e-15;

    private final Rules rules;
    private final Change change;
    private final Map<Quantity, SparseGradient> figures = new HashMap<>();
    private final List<Double> halfUnits = new ArrayList<>();
    private final Trace<SparseGradient> trace;
    /** What kinds of quantities there are figures for, in which layer and for which sample; and how far these reach. */
    private final Set<List<Object>> places = new HashSet<>();

    private AffectedQuantities affected;

    /** @param right the derivation without anybody's figures */
    OwnFigures(Trace<?> right) {
        this(right, Change.NONE);
    }

    /**
     * @param without the derivation with these changed rules and without anybody's figures
     * @param change what is done to every rule
     */
    OwnFigures(Trace<?> without, Change change) {
        rules = without.rules();
        this.change = change;
        affected = affected();
        trace = new Trace<>(
                rules, decimal -> SparseGradient.createConstant(decimal.doubleValue()), figuresIn(without), change);
    }

    /** The figures; and where they do not reach, what it is without them. */
    private Trace.Instead<SparseGradient> figuresIn(Trace<?> without) {
        return new Trace.Instead<>() {
            @Override
            public SparseGradient of(Quantity q) {
                SparseGradient figure = figures.get(q);
                return figure != null || affected.has(q)
                        ? figure
                        : SparseGradient.createConstant(without.of(q).getReal());
            }

            @Override
            public BigDecimal exactly(Quantity q) {
                return figures.containsKey(q) ? null : without.exactly(q);
            }
        };
    }

    /** Lets all later rules build on this figure; a second one for the same quantity is passed over. */
    void put(Quantity quantity, WrittenNumber figure) {
        if (put(
                quantity,
                SparseGradient.createVariable(halfUnits.size(), figure.value().doubleValue()))) {
            halfUnits.add(figure.unit().doubleValue() / 2);
        }
    }

    /** Lets all later rules build on exactly this value: it may be off by nothing. */
    void put(Quantity quantity, double value) {
        put(quantity, SparseGradient.createConstant(value));
    }

    private boolean put(Quantity quantity, SparseGradient figure) {
        if (figures.putIfAbsent(quantity, figure) != null) {
            return false;
        }
        if (places.add(place(quantity))) {
            affected = affected();
        }
        return true;
    }

    private AffectedQuantities affected() {
        return AffectedQuantities.ofNumbers(rules, change, q -> places.contains(place(q)));
    }

    private static List<Object> place(Quantity q) {
        return List.of(q.kind(), q.layer(), q.sample());
    }

    /** Whether these are the same number, but for how a computer adds. */
    static boolean areSame(double a, double b) {
        double largest = Math.max(Math.abs(a), Math.abs(b));
        if (Double.isInfinite(largest)) {
            return a == b; // a part of what is infinite is infinite too
        }
        return Math.abs(a - b) <= (a == 0 || b == 0 ? NOTHING : SAME * largest);
    }

    boolean isEmpty() {
        return figures.isEmpty();
    }

    boolean has(Quantity quantity) {
        return figures.containsKey(quantity);
    }

    /** How what the rule gives from the figures stands to a number. */
    enum Fit {
        /** It is another number. */
        NONE,
        /** It is that number cut off, and that has too few digits to be told from a mistake. */
        CUT_OFF,
        /** It is that number, but for the rounding of the figures and its own. */
        ROUNDED,
        /** It is that number with every digit. */
        EXACT
    }

    /** Whether the rule gives this number from the figures, but for their rounding and its own. */
    boolean explains(Quantity quantity, WrittenNumber number) {
        return forms(quantity).stream()
                .map(form -> form.value(trace))
                .anyMatch(value -> isWithin(reach(value), value, number));
    }

    /** @param isFine whether the number has digits enough to be given what rounding carried along */
    Fit fit(Quantity quantity, WrittenNumber number, boolean isFine) {
        Fit best = Fit.NONE;
        for (Formula form : forms(quantity)) {
            SparseGradient value = form.value(trace);
            if (areSame(value.getValue(), number.value().doubleValue())) {
                return Fit.EXACT;
            }
            boolean fits = isRounding(value.getValue(), number);
            if (isFine && (fits || isCarried(value, number))) {
                return Fit.ROUNDED; // for a number of digits enough no other form makes a difference
            }
            if (fits && best != Fit.ROUNDED) {
                best = isHalfUnit(value.getValue(), number) ? Fit.ROUNDED : Fit.CUT_OFF;
            }
        }
        return best;
    }

    private static boolean isHalfUnit(double value, WrittenNumber number) {
        double off = Math.abs(number.value().doubleValue() - value);
        return Double.isFinite(value) && off <= number.unit().doubleValue() / 2 + SAME * Math.abs(value);
    }

    /** Whether a number is that value, rounded or cut off. */
    static boolean isRounding(double value, WrittenNumber number) {
        double given = number.value().doubleValue();
        double off = Math.abs(given - value);
        double slack = SAME * Math.abs(value);
        boolean isCutOff = Math.abs(given) <= Math.abs(value)
                && given * value >= 0
                && off < number.unit().doubleValue() - slack;
        return isHalfUnit(value, number) || isCutOff;
    }

    /** Whether rounded figures lead to that value, and can move it as far as to the number. */
    private boolean isCarried(SparseGradient value, WrittenNumber number) {
        double reach = reach(value);
        return reach > 0 && isWithin(reach, value, number);
    }

    /** Not if the value is too large for a double, or can be moved by what is: any number would be within. */
    private static boolean isWithin(double reach, SparseGradient value, WrittenNumber number) {
        double off = Math.abs(value.getValue() - number.value().doubleValue());
        return Double.isFinite(reach) && off <= reach + number.unit().doubleValue();
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
    Quantity mentionedIn(Quantity quantity, OwnFigures there) {
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

    /**
     * The ways to a quantity: its rule as it is worked out and as people write it, and, of the right rules, the shortcut. From exact
     * numbers all of them give the same; from rounded ones each gives its own.
     */
    private Set<Formula> forms(Quantity quantity) {
        Formula formula = change.of(quantity, rules.of(quantity));
        Set<Formula> forms = new LinkedHashSet<>();
        if (formula instanceof Stable stable) {
            forms.add(stable.computed());
            forms.add(stable.computed().plain());
        } else {
            forms.add(formula);
        }
        forms.add(formula.plain());
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
