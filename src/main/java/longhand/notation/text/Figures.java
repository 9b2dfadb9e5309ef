package longhand.notation.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.model.network.Layer;
import longhand.model.network.Network;
import longhand.model.network.UnfoldedNetwork;
import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;

/** The values of a trace as decimals and as text, whatever number type it works in. */
public final class Figures {
    /** A relative difference that shows in the digits of a formula. */
    private static final double LOST = 1e-7;

    private final Trace<?> trace;
    private final Function<Formula, Decimal> decimals;

    private Figures(Trace<?> trace, Function<Formula, Decimal> decimals) {
        this.trace = trace;
        this.decimals = decimals;
    }

    /** A value as a decimal, which is written out when somebody first asks for it. */
    public static final class Decimal {
        private final BigDecimal value;
        private String shown;
        private String full;

        private Decimal(BigDecimal value) {
            this.value = value;
        }

        private String shown() {
            shown = shown == null ? NumberText.shown(value) : shown;
            return shown;
        }

        private String full() {
            full = full == null ? NumberText.full(value) : full;
            return full;
        }
    }

    /** Values in double precision, each shown by the shortest decimal that names it. */
    public static Figures of(Trace<Decimal64> trace) {
        Recent recent = new Recent();
        return new Figures(trace, formula -> recent.of(formula.value(trace).getReal()));
    }

    /** The decimals of doubles that were met not long ago: most numbers of a batch of images are a grey value or 0. */
    private static final class Recent {
        private static final int BITS = 9;
        /** Spreads the bits of a double over the upper ones: 2^64 divided by the golden ratio. */
        private static final long SPREAD = 0x9E3779B97F4A7C15L;

        private final double[] values = new double[1 << BITS];
        private final Decimal[] decimals = new Decimal[1 << BITS];

        Decimal of(double value) {
            int place = (int) ((Double.doubleToLongBits(value) * SPREAD) >>> (Long.SIZE - BITS));
            if (decimals[place] == null || values[place] != value) {
                values[place] = value;
                decimals[place] = shortest(value);
            }
            return decimals[place];
        }
    }

    /**
     * The same, each decimal worked out once and kept: for values that are shown again and again.
     *
     * @param known by the value; what is worked out here is added to it
     */
    public static Figures kept(Trace<Decimal64> trace, Map<Double, Decimal> known) {
        return new Figures(
                trace, formula -> known.computeIfAbsent(formula.value(trace).getReal(), Figures::shortest));
    }

    private static Decimal shortest(double value) {
        return Double.isFinite(value) ? new Decimal(NumberText.shortest(value)) : null;
    }

    /** Values rounded to so many significant digits, of a trace that works with at least as many. */
    public static Figures of(Trace<Dfp> trace, int digits) {
        MathContext rounding = new MathContext(digits, RoundingMode.HALF_EVEN);
        return new Figures(trace, formula -> {
            Dfp value = formula.value(trace);
            return value.isInfinite() || value.isNaN()
                    ? null
                    : new Decimal(new BigDecimal(value.toString()).round(rounding));
        });
    }

    public Rules rules() {
        return trace.rules();
    }

    /**
     * With what comes out with the new parameters, in double precision; what is known already is not worked out again. The same where nothing is
     * updated.
     */
    public Figures afterwards() {
        Computation computation = rules().computation();
        if (computation.looksBack() || !computation.hasUpdate()) {
            return this;
        }
        Rules more = new Rules(computation.withLearning(computation.learning().lookingBack()));
        return of(new Trace<>(
                more,
                Arithmetic.doubles(),
                new Trace.Instead<>() {
                    @Override
                    public Decimal64 of(Quantity q) {
                        return rules().has(q) ? new Decimal64(real(q)) : null;
                    }

                    @Override
                    public BigDecimal exactly(Quantity q) {
                        return trace.exactly(q);
                    }
                },
                Change.NONE));
    }

    public Trace<?> trace() {
        return trace;
    }

    /** The value as a decimal, or null where it, or what it is worked out from, is too large for its number type. */
    public BigDecimal decimal(Quantity quantity) {
        Decimal decimal = decimals.apply(Formula.the(quantity));
        return decimal == null ? null : decimal.value;
    }

    /**
     * The value with every digit; where it is too large for its number type, {@code Infinity} or {@code -Infinity}; where it cannot be
     * told, as what it is worked out from is too large, {@code overflow}; where there is no such number, {@code undefined}.
     */
    public String full(Quantity quantity) {
        Decimal decimal = decimals.apply(Formula.the(quantity));
        if (decimal != null) {
            return decimal.full();
        }
        return trace.missing(quantity) == null ? NumberText.full(real(quantity)) : NumberText.UNDEFINED;
    }

    /** Why there is no such number; null where there is one, be it too large. */
    public Trace.Missing missing(Quantity quantity) {
        return trace.missing(quantity);
    }

    /** The value as it is shown in a formula. */
    public String shown(Quantity quantity) {
        return shown(Formula.the(quantity));
    }

    /** What a formula comes to with these values, as it is shown inside another. */
    public String shown(Formula formula) {
        Decimal decimal = decimals.apply(formula);
        if (decimal != null) {
            return decimal.shown();
        }
        return formula.references().stream().allMatch(q -> trace.missing(q) == null)
                ? NumberText.shown(real(formula))
                : NumberText.UNDEFINED;
    }

    /** Whether the rule as people write it, with these values put in, comes to another number, as a neuron is saturated. */
    public boolean losesItsDigitsAsWritten(Quantity quantity) {
        return losesItsDigitsAsWritten(trace, quantity);
    }

    /** In the number type of the trace: what is too large for a double may have all its digits there. */
    private <T extends RealFieldElement<T>> boolean losesItsDigitsAsWritten(Trace<T> values, Quantity quantity) {
        T value = values.of(quantity);
        T asWritten = rules().of(quantity).plain().value(values);
        T difference = asWritten.subtract(value);
        if (trace.exactly(quantity) != null) {
            return false; // a decimal has all its digits, also where doubles come a little beside it
        }
        boolean isTooLarge = !Double.isFinite(value.getReal()) && decimal(quantity) == null;
        return !isTooLarge
                && difference.getReal() != 0
                && !(Math.abs(difference.divide(value).getReal()) <= LOST);
    }

    /** Whether the value comes to 0, and is not known to be 0 on paper: then it may be too small for its number type. */
    public boolean mayUnderflow(Quantity quantity) {
        return real(quantity) == 0
                && trace.exactly(quantity) == null
                && !(rules().of(quantity).plain() instanceof Formula.Sum);
    }

    /** The value as a double, for pictures. */
    public double real(Quantity quantity) {
        return trace.of(quantity).getReal();
    }

    /** What a formula comes to with these values, as a double. */
    public double real(Formula formula) {
        return formula.value(trace).getReal();
    }

    /**
     * What is worked out once more with the parameters after the last update; empty where there is no update, and where a new parameter is
     * too large for its number type.
     */
    public Optional<Computation> next() {
        Computation now = rules().computation();
        if (!now.hasUpdate()) {
            return Optional.empty();
        }
        return now instanceof Graph graph
                ? next(graph)
                : now instanceof Unfolded unfolded ? next(unfolded) : next(now.ofLayers());
    }

    private Optional<Computation> next(Unfolded unfolded) {
        UnfoldedNetwork network = unfolded.network();
        Map<Variable, BigDecimal> values = new HashMap<>();
        for (int layer = 1; layer <= network.depth(); layer++) {
            for (Variable parameter : network.parameters(layer)) {
                values.put(parameter, decimal(parameter.withUpdate(unfolded.updates() + 1)));
            }
        }
        network.initial().forEach(initial -> values.put(initial, decimal(initial)));
        return values.containsValue(null)
                ? Optional.empty()
                : Optional.of(unfolded.withNetwork(network.with(values::get)));
    }

    private Optional<Computation> next(Graph graph) {
        List<Graph.Leaf> leaves = new ArrayList<>();
        for (int number = 1; number <= graph.leaves().size(); number++) {
            Graph.Leaf leaf = graph.leaves().get(number - 1);
            BigDecimal value = decimal(graph.inUpdate(Graph.leaf(number), graph.updates() + 1));
            if (value == null) {
                return Optional.empty();
            }
            leaves.add(new Graph.Leaf(leaf.name(), value, leaf.isUpdated()));
        }
        return Optional.of(graph.withLeaves(leaves));
    }

    private Optional<Computation> next(TrainingStep step) {
        int last = step.updates() + 1;
        List<Layer> layers = new ArrayList<>();
        for (int number = 1; number <= step.network().depth(); number++) {
            Layer layer = step.network().layer(number);
            List<List<BigDecimal>> weights = new ArrayList<>();
            List<BigDecimal> biases = new ArrayList<>();
            for (int to = 1; to <= layer.size(); to++) {
                List<BigDecimal> row = new ArrayList<>();
                for (int from = 1; from <= layer.inputs(); from++) {
                    row.add(decimal(Quantity.weight(number, to, from).withUpdate(last)));
                }
                weights.add(row);
                biases.add(decimal(step.network().offset(number, to).withUpdate(last)));
            }
            if (biases.contains(null) || weights.stream().anyMatch(row -> row.contains(null))) {
                return Optional.empty();
            }
            layers.add(layer.withParameters(weights, biases));
        }
        return Optional.of(step.withNetwork(new Network(layers)));
    }
}
