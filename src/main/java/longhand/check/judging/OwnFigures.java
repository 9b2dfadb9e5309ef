package longhand.check.judging;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.reading.WrittenNumber;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Stable;
import longhand.formula.Rounding;
import longhand.formula.Values;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.notation.text.NumberText;
import org.apache.commons.math3.analysis.differentiation.SparseGradient;

/**
 * The derivation with somebody's own figures in the place of ours.
 *
 * <p>Each figure is a variable, so that what a rule gives from them comes with its gradient: how far half a unit of the last digit of
 * each figure can move it. Figures are put in, in teaching order, after they have been judged themselves; a rule then meets all the
 * figures that it builds on, and none that comes after it.
 *
 * <p>What was not written down is worked out from the figures too, and in each of the ways that people go: somebody with a figure for
 * an activation takes the slope from that, and not from the weighted sum. It was rounded as well, though nobody knows where: so it is a
 * variable of its own, which may be off by half a unit of the last of as many digits as the answer has that is built on it.
 */
public final class OwnFigures {
    private final Rules rules;
    private final Change change;
    private final Map<Quantity, SparseGradient> figures = new HashMap<>();
    /** The same as decimals, where an activation jumps. */
    private final Map<Quantity, BigDecimal> decimals = new HashMap<>();

    private final boolean jumps;
    private final List<Variable> variables = new ArrayList<>();
    /** In each of the ways that people go. */
    private final List<Trace<SparseGradient>> traces;
    /** What kinds of quantities there are figures for, in which layer and for which sample; and how far these reach. */
    private final Set<List<Object>> places = new HashSet<>();

    private final Dependencies dependencies;
    private AffectedQuantities affected;
    /** Whether all that was not written down may be rounded, and not only what builds on a figure. */
    private final boolean isRoundedThroughout;

    private final int fixedDecimals;
    private final Precision precision;

    /** A number that others are worked out from. */
    private interface Variable {
        double size();

        /**
         * What it may be off by: half a unit of its last digit.
         *
         * @param digits how many digits the answer has that is built on it
         */
        double halfUnit(int digits);
    }

    private record Figure(double size, double halfUnit) implements Variable {
        @Override
        public double halfUnit(int digits) {
            return halfUnit;
        }
    }

    /** What was not written down; it may be off if it has more digits than the answer, or more than the fixed number of decimals. */
    private record Unwritten(double size, int fixedDecimals) implements Variable {
        @Override
        public double halfUnit(int digits) {
            if (size == 0 || !Double.isFinite(size)) {
                return 0;
            }
            double ofDigits = Math.pow(10, Math.floor(Math.log10(size)) + 1 - digits);
            double unit = fixedDecimals == 0 ? ofDigits : Math.max(ofDigits, Math.pow(10, -fixedDecimals));
            double inUnits = size / unit;
            return Math.abs(inUnits - Rounding.nearest(inUnits)) <= Closeness.SAME * inUnits ? 0 : unit / 2;
        }
    }

    /** @param right the derivation without anybody's figures */
    public OwnFigures(Trace<?> right) {
        this(right, Change.NONE);
    }

    /**
     * The same, for somebody who has rounded all the way from what is given, and written down but a part of it.
     *
     * @param fixedDecimals to how many decimals every number may have been rounded; 0 where it was to significant digits alone
     * @param precision of the computer that did: numbers of 24 bits differ from the very decimals that are given
     */
    static OwnFigures roundedThroughout(Trace<?> right, int fixedDecimals, Precision precision) {
        return new OwnFigures(right, Change.NONE, true, fixedDecimals, precision);
    }

    /**
     * @param without the derivation with these changed rules and without anybody's figures
     * @param change what is done to every rule
     */
    public OwnFigures(Trace<?> without, Change change) {
        this(without, change, false, 0, Precision.OF_PEOPLE);
    }

    private OwnFigures(
            Trace<?> without, Change change, boolean isRoundedThroughout, int fixedDecimals, Precision precision) {
        rules = without.rules();
        jumps = rules.computation() instanceof TrainingStep step && step.hasJump();
        this.change = change;
        this.isRoundedThroughout = isRoundedThroughout;
        this.fixedDecimals = fixedDecimals;
        this.precision = precision;
        dependencies = Dependencies.bySample(rules, q -> change.of(q, rules.of(q)));
        affected = affected();
        List<Change> ways = new ArrayList<>(List.of(change));
        if (change == Change.NONE) {
            ways.addAll(OnPaper.ways(rules));
        }
        List<Trace<SparseGradient>> all = new ArrayList<>();
        ways.forEach(way -> all.add(new Trace<>(rules, new Rounded(), figuresIn(without, q -> true), way)));
        if (isRoundedThroughout && precision != Precision.OF_PEOPLE) {
            Corners corners = new Corners(without);
            Predicate<Quantity> isElsewhere = q -> !corners.have(q);
            corners.ways()
                    .forEach(way -> all.add(new Trace<>(rules, new Rounded(), figuresIn(without, isElsewhere), way)));
        }
        traces = List.copyOf(all);
    }

    /** Numbers that were rounded when they were worked out from rounded ones. */
    private final class Rounded implements Arithmetic<SparseGradient> {
        @Override
        public SparseGradient number(BigDecimal decimal) {
            return SparseGradient.createConstant(decimal.doubleValue());
        }

        @Override
        public SparseGradient settle(Quantity q, Formula formula, BigDecimal exact, Values<SparseGradient> values) {
            SparseGradient value = formula.value(values);
            if (formula instanceof Reference) {
                return value;
            }
            if (exact != null) {
                value = value.add(exact.doubleValue() - value.getValue()); // and still moves with what it is made of
            }
            variables.add(new Unwritten(Math.abs(value.getValue()), fixedDecimals));
            return value.add(SparseGradient.createVariable(variables.size() - 1, 0));
        }
    }

    /**
     * The figures; and where they do not reach, what it is without them.
     *
     * @param counts whose figures count
     */
    private Trace.Instead<SparseGradient> figuresIn(Trace<?> without, Predicate<Quantity> counts) {
        return new Trace.Instead<>() {
            @Override
            public SparseGradient of(Quantity q) {
                SparseGradient figure = counts.test(q) ? figures.get(q) : null;
                if (figure == null && q.phase() == Phase.GIVEN && precision == Precision.SINGLE) {
                    double given = without.of(q).getReal();
                    variables.add(new Figure(Math.abs(given), Math.abs(given) * Precision.SINGLE.error()));
                    return SparseGradient.createVariable(variables.size() - 1, given);
                }
                boolean isAffected = isRoundedThroughout ? q.phase() != Phase.GIVEN : isReached(q);
                return figure != null || isAffected
                        ? figure
                        : SparseGradient.createConstant(without.of(q).getReal());
            }

            @Override
            public BigDecimal exactly(Quantity q) {
                return figures.containsKey(q) ? decimals.get(q) : without.exactly(q);
            }
        };
    }

    /** Lets all later rules build on this figure; a second one for the same quantity is passed over. */
    public void put(Quantity quantity, WrittenNumber figure) {
        keep(quantity, figure.value());
        put(quantity, figure.value().doubleValue(), figure.unit().doubleValue() / 2);
    }

    /** Lets all later rules build on exactly this value: it may be off by nothing. */
    public void put(Quantity quantity, double value) {
        keep(quantity, Double.isFinite(value) ? NumberText.shortest(value) : null);
        put(quantity, value, 0);
    }

    private void keep(Quantity quantity, BigDecimal decimal) {
        if (jumps && decimal != null) {
            decimals.putIfAbsent(quantity, decimal);
        }
    }

    private void put(Quantity quantity, double value, double halfUnit) {
        if (figures.putIfAbsent(quantity, SparseGradient.createVariable(variables.size(), value)) == null) {
            variables.add(new Figure(Math.abs(value), halfUnit));
            if (places.add(place(quantity))) {
                affected = affected();
            }
        }
    }

    /** Whether a number is a figure, or worked out from any. */
    private boolean isReached(Quantity q) {
        return !places.isEmpty() && affected.has(q);
    }

    private AffectedQuantities affected() {
        return new AffectedQuantities(dependencies, q -> places.contains(place(q)));
    }

    private List<Object> place(Quantity q) {
        return List.of(q.family(), dependencies.placeOf(q));
    }

    /** Whether there is a figure for it. */
    public boolean has(Quantity quantity) {
        return figures.containsKey(quantity);
    }

    /** How what the rule gives from the figures stands to a number. */
    public enum Fit {
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
    public boolean explains(Quantity quantity, WrittenNumber number) {
        return explainsAny(quantity, List.of(number));
    }

    /** Whether the rule gives one of these numbers from the figures, but for their rounding and its own. */
    public boolean explainsAny(Quantity quantity, List<WrittenNumber> numbers) {
        return values(quantity)
                .anyMatch(value -> numbers.stream().anyMatch(number -> isWithin(reach(value, number), value, number)));
    }

    /** @param isFine whether the number has digits enough to be given what rounding carried along */
    public Fit fit(Quantity quantity, WrittenNumber number, boolean isFine) {
        Fit best = Fit.NONE;
        Iterator<SparseGradient> values = values(quantity).iterator();
        while (values.hasNext()) {
            SparseGradient value = values.next();
            if (isExactly(quantity, value, number)) {
                return Fit.EXACT;
            }
            boolean fits = Closeness.isRounding(value.getValue(), number);
            if (isFine && (fits || isCarried(value, number))) {
                return Fit.ROUNDED; // for a number of digits enough no other form makes a difference
            }
            if (fits && best != Fit.ROUNDED) {
                best = Closeness.isHalfUnit(value.getValue(), number) ? Fit.ROUNDED : Fit.CUT_OFF;
            }
        }
        return best;
    }

    /**
     * Whether the rounding of what this is worked out from can make it that number, and leaves enough of it.
     *
     * @param most how far it may move the number at most
     */
    boolean canMake(Quantity quantity, WrittenNumber number, double most) {
        return values(quantity).anyMatch(value -> {
            double off = Math.abs(value.getValue() - number.value().doubleValue());
            double reach = Math.min(most, reach(value, number));
            return Double.isFinite(off)
                    && reach > 0
                    && off <= reach + number.unit().doubleValue() / 2;
        });
    }

    /** What the forms of the rule give from the figures, in each of the ways that people go; each worked out when it is asked for. */
    private Stream<SparseGradient> values(Quantity quantity) {
        Set<Formula> forms = forms(quantity);
        return traces.stream().flatMap(trace -> forms.stream().map(form -> form.value(trace)));
    }

    /**
     * Whether this is the number, but for how a computer adds: a 0, or an unchanged parameter, only where everything cancels, and not
     * where something is but small.
     */
    private boolean isExactly(Quantity quantity, SparseGradient value, WrittenNumber number) {
        double given = number.value().doubleValue();
        if (!Closeness.areSame(value.getValue(), given)) {
            return false;
        }
        SparseGradient old = quantity.isUpdate() ? traces.get(0).of(quantity.withUpdate(quantity.update() - 1)) : null;
        boolean isUnchanged = old != null && old.getValue() == given;
        if (!isUnchanged && (given != 0 || value.getValue() == 0)) {
            return true;
        }
        return isUnchanged
                ? moved(value.subtract(old), Variable::size) == 0
                : Math.abs(value.getValue()) <= Closeness.NOTHING * moved(value, Variable::size);
    }

    /** Whether rounded figures lead to that value, and can move it as far as to the number. */
    private boolean isCarried(SparseGradient value, WrittenNumber number) {
        double reach = reach(value, number);
        return reach > 0 && isWithin(reach, value, number);
    }

    /** Not if the value is too large for a double, or can be moved by what is: any number would be within. */
    private static boolean isWithin(double reach, SparseGradient value, WrittenNumber number) {
        double off = Math.abs(value.getValue() - number.value().doubleValue());
        return Double.isFinite(reach) && off <= reach + number.unit().doubleValue();
    }

    /** How far the rounding of the figures, and of what was worked out from them, can move what the rule gives. */
    private double reach(SparseGradient value, WrittenNumber number) {
        double size = Math.abs(number.value().doubleValue());
        int digits = size == 0 ? 0 : (int) Math.floor(Math.log10(size)) + 1 + number.decimals();
        return moved(value, variable -> variable.halfUnit(digits));
    }

    /** How far the value moves if each number that it is worked out from moves so far. */
    private double moved(SparseGradient value, ToDoubleFunction<Variable> by) {
        double moved = 0;
        int left = value.numVars();
        for (int i = variables.size() - 1; left > 0 && i >= 0; i--) {
            double slope = value.getDerivative(i);
            if (slope != 0) {
                moved += Math.abs(slope) * by.applyAsDouble(variables.get(i));
                left--;
            }
        }
        return moved;
    }

    /**
     * The first quantity that a rule is worked out from whose figure is here, and that is none of the others: one that it mentions, or
     * else one behind those of which there is no figure; or null.
     */
    public Quantity mentionedIn(Quantity quantity, Predicate<Quantity> isOther) {
        Set<Quantity> seen = new HashSet<>();
        Set<Quantity> next = mentionedIn(quantity);
        while (!next.isEmpty()) {
            Set<Quantity> behind = new LinkedHashSet<>();
            for (Quantity q : next) {
                if (has(q) && !isOther.test(q)) {
                    return q;
                }
                if (!has(q) && isReached(q) && seen.add(q)) {
                    behind.addAll(mentionedIn(q));
                }
            }
            next = behind;
        }
        return null;
    }

    /** Whether a rule is worked out from any of the figures. */
    boolean reach(Quantity quantity) {
        return mentionedIn(quantity).stream().anyMatch(this::isReached);
    }

    private Set<Quantity> mentionedIn(Quantity quantity) {
        Set<Quantity> mentioned = new LinkedHashSet<>();
        forms(quantity).forEach(form -> mentioned.addAll(form.references()));
        return mentioned;
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
}
